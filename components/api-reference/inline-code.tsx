import type { ReactNode } from 'react'

/** A name from the wire in a sentence. */
export function InlineCode({ children }: { children: ReactNode }) {
  return <code className="font-mono text-xs text-ink [overflow-wrap:anywhere]">{children}</code>
}
