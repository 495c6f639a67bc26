import { randomBytes } from 'node:crypto'

/** 128 bits: nobody guesses it, and it fits a small QR code. */
const TOKEN_BYTES = 16

/** The secret part of a link's address. */
export function newLinkToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}
