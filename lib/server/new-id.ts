import { randomInt } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const LENGTH = 10

/** Ids carry what they name at their end, as 360dialog's do: `…PA` partner, `…CL` client, `…CH` channel, `…US` user, `…KY` key, `…LK` onboarding link, `…IN` invitation. */
export type IdSuffix = 'PA' | 'CL' | 'CH' | 'US' | 'KY' | 'LK' | 'IN'

export function newId(suffix: IdSuffix): string {
  return (
    Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('') + suffix
  )
}
