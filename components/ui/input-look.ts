const BASE =
  'w-full min-w-0 rounded-md border bg-canvas text-ink transition-colors placeholder:text-muted ' +
  'enabled:hover:border-ink/60 aria-invalid:border-danger disabled:cursor-not-allowed disabled:opacity-60'

/** Whatever a reader writes or chooses in. */
export const INPUT = `${BASE} border-control`

/** The same above a list, beside buttons. */
export const TOOLBAR_INPUT = `${BASE} border-line-strong`
