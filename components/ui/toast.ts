'use client'

import { toast as sonner } from 'sonner'

/** Long enough to read it and reach the button. */
const UNDO_MS = 10_000

/** Says at the edge of the screen what a change did. */
export const toast = {
  /** It worked; `undo` takes it back. */
  done(text: string, undo?: () => void): void {
    sonner(text, undo ? { duration: UNDO_MS, action: { label: 'Undo', onClick: undo } } : undefined)
  },
  /** It did not, and why. */
  failed(error: unknown): void {
    sonner.error(error instanceof Error ? error.message : 'Something went wrong on our side.', { duration: UNDO_MS })
  },
}
