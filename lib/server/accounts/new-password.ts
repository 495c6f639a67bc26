import { randomBytes } from 'node:crypto'

/** A password of 96 random bits, to be shown once. */
export function newPassword(): string {
  return randomBytes(12).toString('base64url')
}
