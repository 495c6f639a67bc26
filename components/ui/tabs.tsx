'use client'

import * as Radix from 'radix-ui/tabs'
import type { ReactNode } from 'react'

const TAB =
  '-mb-px h-9 shrink-0 border-b-2 border-transparent px-3 font-medium text-muted outline-offset-[-2px] hover:text-ink ' +
  'data-[state=active]:border-ink data-[state=active]:text-ink'

/** Views of one thing, one at a time; `label` names the row of tabs. */
export function Tabs({
  label,
  tabs,
  value,
  onChange,
}: {
  label: string
  tabs: readonly { value: string; label: ReactNode; content: ReactNode }[]
  /** Without it the first tab is shown at first, and nobody needs to know which one is. */
  value?: string
  onChange?(value: string): void
}) {
  return (
    <Radix.Root
      value={value}
      onValueChange={onChange}
      defaultValue={value === undefined ? tabs[0]?.value : undefined}
    >
      <Radix.List aria-label={label} className="flex overflow-x-auto overflow-y-hidden border-b">
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={TAB}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-3">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
