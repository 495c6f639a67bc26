'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import * as Radix from 'radix-ui/dialog'
import { useState } from 'react'
import { useSettled } from '@/components/compose/use-settled'
import { PaletteItem } from '@/components/shell/palette-item'
import { usePaletteAnswers } from '@/components/shell/use-palette-answers'
import { OVERLAY } from '@/components/ui/dialog-look'
import { useFocusReturn } from '@/components/ui/use-focus-return'

const PAUSE_MS = 150
const PANEL =
  'fixed top-[12vh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 rounded-lg border bg-canvas text-ink shadow-xl outline-none'

/** What the palette shows once it was opened: a field, and what it finds. */
export function PaletteView({
  partnerId,
  open,
  onOpenChange,
}: {
  partnerId: string
  open: boolean
  onOpenChange(open: boolean): void
}) {
  const router = useRouter()
  const focusReturn = useFocusReturn()
  const [text, setText] = useState('')
  const asked = useSettled(text.trim(), PAUSE_MS)
  const { groups, waiting } = usePaletteAnswers(partnerId, asked)
  const [chosen, setChosen] = useState('')
  const hrefs = groups.flatMap(({ items }) => items.map(({ href }) => href))
  // What is found comes after the text, so the choice is kept here: Enter leads to the first unless another was chosen.
  const selected = hrefs.includes(chosen) ? chosen : (hrefs[0] ?? '')
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) setText('')
  }
  const go = (href: string) => {
    change(false)
    router.push(href)
  }
  return (
    <Radix.Root open={open} onOpenChange={change}>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content {...focusReturn} aria-describedby={undefined} className={PANEL}>
          <Radix.Title className="sr-only">Search</Radix.Title>
          <Command
            label="Search"
            shouldFilter={false}
            loop
            value={selected}
            onValueChange={setChosen}
          >
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder="A page, channel, template, wamid or trace id"
              className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-2">
              {groups.length === 0 && (
                <div role="status" className="px-2 py-6 text-center text-muted">
                  {waiting || asked !== text.trim() ? 'Searching …' : 'Nothing is called so.'}
                </div>
              )}
              {groups.map(({ name, items }) => (
                <Command.Group
                  key={name}
                  heading={name}
                  className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:py-1.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-muted"
                >
                  {items.map((item) => (
                    <PaletteItem key={item.href} {...item} onSelect={() => go(item.href)} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
