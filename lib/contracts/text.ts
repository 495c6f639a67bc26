import { z } from 'zod'
import { oddText } from '@/lib/domain/text/odd-text'

/** A text that the database can hold, of any lines: the base of every text that is accepted. */
export function storedText(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((text) => oddText(text) === null, {
      error: 'NUL and half surrogate pairs are not accepted.',
    })
}

/** A name or another text of one line. */
export function lineOfText(longest: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, {
      error: 'Control characters and half surrogate pairs are not accepted.',
    })
}
