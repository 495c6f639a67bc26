'use client'

import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { findEntries } from '@/components/api-reference/find-entries'
import { type ReferencePage } from '@/components/api-reference/reference-pages'
import { SearchInput } from '@/components/ui/search-input'

const LINK = 'block rounded-md px-2.5 py-1 hover:bg-hover hover:text-ink'

/** The reference's contents beside it, with a search; behind a button where there is no room. */
export function ReferenceNav({ pages }: { pages: readonly ReferencePage[] }) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <div className="border-b bg-canvas lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r lg:border-b-0">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="reference-contents"
        onClick={() => setOpen(!open)}
        className="flex h-11 w-full items-center justify-between px-4 font-medium sm:px-6 lg:hidden"
      >
        Contents and search
        <ChevronDown
          className={`size-4 text-muted transition-transform ${open ? 'rotate-180' : ''}`}
          aria-hidden
        />
      </button>
      <nav
        id="reference-contents"
        aria-label="API reference"
        className={`flex-col gap-3 px-4 pb-4 sm:px-6 lg:flex lg:p-3 ${open ? 'flex' : 'hidden'}`}
      >
        <SearchInput label="Endpoint, path or code" value={text} onChange={setText} />
        {text.trim() ? (
          <Found pages={pages} text={text} onNavigate={close} />
        ) : (
          <Contents pages={pages} onNavigate={close} />
        )}
      </nav>
    </div>
  )
}

function Contents({ pages, onNavigate }: { pages: readonly ReferencePage[]; onNavigate(): void }) {
  const path = usePathname()
  return (
    <ul className="flex flex-col gap-px">
      {pages.map(({ href, title, entries }) => (
        <li key={href}>
          <Link
            href={href}
            onClick={onNavigate}
            aria-current={path === href ? 'page' : undefined}
            className={`${LINK} font-medium ${path === href ? 'bg-hover text-ink' : 'text-muted'}`}
          >
            {title}
          </Link>
          {path === href && (
            <ul className="my-1 ml-2.5 border-l pl-1">
              {entries.map((entry) => (
                <li key={entry.href}>
                  <a href={entry.href} onClick={onNavigate} className={`${LINK} text-muted`}>
                    {entry.label}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

function Found({
  pages,
  text,
  onNavigate,
}: {
  pages: readonly ReferencePage[]
  text: string
  onNavigate(): void
}) {
  const found = findEntries(pages, text)
  return (
    <>
      <p role="status" className="px-2.5 text-xs text-muted">
        {found.length === 0 ? 'Nothing has these words.' : `${found.length} found`}
      </p>
      <ul className="flex flex-col gap-px">
        {found.map(({ href, label, method, page }) => (
          <li key={href}>
            <Link href={href} onClick={onNavigate} className={LINK}>
              <span className="block">{label}</span>
              <span className="block text-xs text-muted">
                {method && <span className="font-mono">{method} · </span>}
                {page}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
