import { z } from 'zod'

const FIRST_YEAR = 1970
const LAST_YEAR = 2200

const isOfOurYears = (text: string) => {
  const year = new Date(text).getUTCFullYear()
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

const DAY = `Accepted is a UTC date as 2026-11-20, of the years ${FIRST_YEAR} to ${LAST_YEAR}.`

/** A UTC day that is accepted. */
export const givenDay = z.iso.date({ error: DAY, abort: true }).refine(isOfOurYears, { error: DAY })

const TIME = `Accepted is a time as 2026-11-20T12:00:00Z, of the years ${FIRST_YEAR} to ${LAST_YEAR}.`

/** A moment that is accepted, with any offset. */
export const givenTime = z.iso
  .datetime({ offset: true, error: TIME, abort: true })
  .refine(isOfOurYears, { error: TIME })
