import { randomUUID } from 'node:crypto'

const head = Buffer.from([0x1c, 0x18])
const middle = Buffer.from([0x15, 0x02, 0x00, 0x11, 0x18, 0x12])
const end = Buffer.from([0x00])

/** A new message id as Meta makes them: `wamid.` and base64 of a frame around the recipient and 18 random hex digits. */
export function wamid(recipient: string): string {
  const id = randomUUID().replaceAll('-', '').slice(0, 18).toUpperCase()
  const length = Buffer.from([recipient.length])
  const frame = Buffer.concat([head, length, Buffer.from(recipient), middle, Buffer.from(id), end])
  return `wamid.${frame.toString('base64')}`
}
