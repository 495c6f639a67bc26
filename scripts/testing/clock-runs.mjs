const DAY_MS = 24 * 60 * 60 * 1000

/** Days and zones on which nothing may depend: where they are, and the variables that set them (set-clock.mjs). */
export const CLOCK_RUNS = [
  {
    title: "A year's end, in São Paulo",
    env: { CLOCK_AT: '2027-12-31T23:59:30Z', ...zone('America/Sao_Paulo') },
  },
  {
    title: 'A leap day, in Kathmandu',
    env: { CLOCK_AT: '2028-02-29T12:00:00Z', ...zone('Asia/Kathmandu') },
  },
  { title: 'In 200 days', env: { CLOCK_SHIFT: String(200 * DAY_MS), ...zone('UTC') } },
]

/** What goes by the clock most: the part that `npm test` repeats in the first of them. */
export const CLOCK_SUITES = [
  'components/preferences/',
  'components/stats/',
  'components/api-reference/verify-samples.test.ts',
  'lib/domain/alerts/',
  'lib/domain/onboarding/',
  'lib/server/partner-api/alerts.test.ts',
  'lib/server/partner-api/message-filters.test.ts',
  'lib/server/stats/retention.test.ts',
  'lib/server/templates/known-categories.test.ts',
]

/** The zone of the process, of the database, and of sessions that ask for none. */
function zone(name) {
  return { TZ: name, TEST_DATABASE_TIMEZONE: name, PGOPTIONS: `-c timezone=${name}` }
}
