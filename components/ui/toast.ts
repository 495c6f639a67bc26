'use client'

/** Long enough to read it and reach the button. */
const UNDO_MS = 10_000

/** Not part of what a page loads first: nothing is said before something was done. */
const load = async () => (await import('sonner')).toast

/** Says at the edge of the screen what a change did. */
export const toast = {
  /** It worked; `undo` takes it back. */
  done(text: string, undo?: () => void): void {
    void load().then((show) =>
      show(
        text,
        undo ? { duration: UNDO_MS, action: { label: 'Undo', onClick: undo } } : undefined,
      ),
    )
  },
  /** It did not, and why. */
  failed(error: unknown): void {
    const text = error instanceof Error ? error.message : 'Something went wrong on our side.'
    void load().then((show) => show.error(text, { duration: UNDO_MS }))
  },
}
