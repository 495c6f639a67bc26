import { createHmac } from 'node:crypto'

/** Tells `ENCRYPTION_KEY` from another one without telling anything of it: an HMAC of a fixed text under the 256 random bits. */
export function encryptionKeyCheck(encryptionKey: Buffer): string {
  return createHmac('sha256', encryptionKey).update('fairway export').digest('hex').slice(0, 32)
}
