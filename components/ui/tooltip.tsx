'use client'

import * as Radix from 'radix-ui/tooltip'
import type { ReactNode } from 'react'

const DELAY_MS = 200

/** Says more of its one child, which takes the keyboard, while the pointer or the focus is on it. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={DELAY_MS}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6} collisionPadding={8}
            className="z-50 max-w-72 rounded-md bg-ink px-2.5 py-1.5 text-xs text-pretty text-canvas shadow-md transition-opacity starting:opacity-0"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
