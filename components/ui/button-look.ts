const BASE =
  'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-3 font-medium whitespace-nowrap transition-colors disabled:opacity-60'

const LOOKS = {
  /** The one thing a view asks for. */
  primary: 'bg-ink text-canvas hover:bg-ink/85',
  secondary: 'border border-line-strong bg-canvas text-ink hover:bg-hover',
  quiet: 'text-muted hover:bg-hover hover:text-ink',
  /** What takes something away for good. */
  danger: 'bg-danger text-canvas hover:bg-danger/85',
}

export type ButtonLook = keyof typeof LOOKS

/** The classes of a button, for what is one by its looks. */
export function buttonLook(look: ButtonLook, className = ''): string {
  return `${BASE} ${LOOKS[look]} ${className}`
}
