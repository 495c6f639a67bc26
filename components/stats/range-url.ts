const DAY_MS = 86_400_000

/** The ranges one can choose by a click: so many days up to today. */
export const PRESETS = [7, 30, 90] as const

export type Preset = (typeof PRESETS)[number]

const USUAL: Preset = 30

/** UTC dates, both inclusive; `preset` where it is so many days up to today. */
export interface Range {
  from: string
  to: string
  preset: Preset | null
}

/** What to put into the URL: a preset, or dates. */
export type RangeChoice = { preset: Preset } | { from: string; to: string }

/** The range a URL asks for (`days=7`, or `from` and `to`); the last 30 days where it asks for none that there is. `today` is a UTC date. */
export function readRange(
  param: (name: string) => string | null | undefined,
  today: string,
): Range {
  const [from, to] = [param('from'), param('to')]
  if (isDate(from) && isDate(to) && from <= to) return { from, to, preset: null }
  const preset = PRESETS.find((days) => String(days) === param('days')) ?? USUAL
  return { from: daysBefore(today, preset - 1), to: today, preset }
}

/** The query string after a choice; what belongs to others stays, but the page of a list, which begins anew. */
export function chosenSearch(search: URLSearchParams, choice: RangeChoice): string {
  const next = new URLSearchParams(search)
  for (const name of ['days', 'from', 'to', 'page']) next.delete(name)
  if (!('preset' in choice)) {
    next.set('from', choice.from)
    next.set('to', choice.to)
  } else if (choice.preset !== USUAL) next.set('days', String(choice.preset))
  return next.toString()
}

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10)
}

/** A date there is, of the years the statistics take. */
function isDate(text: string | null | undefined): text is string {
  if (!text || !/^2\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(text)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
