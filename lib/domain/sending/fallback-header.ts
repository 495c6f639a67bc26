import type { Attempt } from '@/lib/domain/sending/next-step'

/**
 * The value of `x-fairway-fallback` (contract 2): why the attempt before the last was swallowed, by its
 * Graph code if it had one, else by its class. Null: nothing was swallowed, no header.
 */
export function fallbackHeader(attempts: readonly Attempt[]): string | null {
  const swallowed = attempts.at(-2)?.classified
  return swallowed?.kind === 'failure' ? String(swallowed.code ?? swallowed.class) : null
}
