/**
 * The clock of a test file and of the programs it starts: CLOCK_AT is the moment at which each file begins, CLOCK_SHIFT
 * says how many milliseconds its clock is ahead. Without either it is the machine's.
 */
const { CLOCK_AT, CLOCK_SHIFT, NODE_OPTIONS = '' } = process.env

if (CLOCK_AT || CLOCK_SHIFT) {
  process.env.CLOCK_SHIFT = CLOCK_AT ? String(Date.parse(CLOCK_AT) - Date.now()) : CLOCK_SHIFT
  const preloaded = new URL('shift-clock.mjs', import.meta.url).href
  process.env.NODE_OPTIONS = `${NODE_OPTIONS} --import ${preloaded}`.trim()
  await import('./shift-clock.mjs')
}
