import { hash, randomBytes } from 'node:crypto'

/**
 * SHA-256 in hex, the form in which keys are kept. Keys are long and random, so a plain hash cannot be
 * searched back (passwords, which are not, get argon2id).
 */
export function keyHash(key: string): string {
  return hash('sha256', key)
}

/** A new key of 192 random bits with a prefix that tells where it opens: `fwc_` a channel, `fwp_` the Partner API, `fwi_` an invitation. */
export function newKey(prefix: 'fwc' | 'fwp' | 'fwi'): string {
  return `${prefix}_${randomBytes(24).toString('base64url')}`
}
