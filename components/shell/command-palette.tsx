'use client'

import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useEverTrue } from '@/components/ui/use-ever-true'

const PaletteView = dynamic(
  () => import('@/components/shell/palette-view').then((module) => module.PaletteView),
  { loading: () => null },
)

/** ⌘K or Ctrl K, from anywhere: to a page, a channel, a template or a message. `narrow` where there is room for the icon alone. */
export function CommandPalette({
  partnerId,
  narrow = false,
}: {
  partnerId: string
  narrow?: boolean
}) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (narrow || event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setOpen((now) => !now)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [narrow])
  return (
    <>
      <button
        type="button"
        aria-label="Search"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => setOpen(true)}
        className={
          narrow
            ? 'inline-flex size-9 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink'
            : 'mb-3 flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-canvas px-2.5 text-muted hover:text-ink'
        }
      >
        <Search className={narrow ? 'size-5' : 'size-4'} aria-hidden />
        {!narrow && (
          <>
            <span>Search</span>
            <kbd className="ml-auto font-sans text-xs">⌘K</kbd>
          </>
        )}
      </button>
      {useEverTrue(open) && (
        <PaletteView partnerId={partnerId} open={open} onOpenChange={setOpen} />
      )}
    </>
  )
}
