/** Whatever a reader writes or chooses in. */
export const INPUT = 'w-full min-w-0 rounded-md border border-control bg-canvas text-ink transition-colors placeholder:text-muted '
  + 'enabled:hover:border-ink/60 aria-invalid:border-danger disabled:cursor-not-allowed disabled:opacity-60'
