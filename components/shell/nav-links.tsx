'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { NAVIGATION } from '@/components/shell/navigation'

export function NavLinks({ onNavigate }: { onNavigate?: () => void }) {
  const path = usePathname()
  return (
    <nav aria-label="Pages" className="flex flex-col gap-0.5">
      {NAVIGATION.map(({ href, label, icon: Icon }) => {
        const current = path === href || path.startsWith(`${href}/`)
        return (
          <Link
            key={href}
            href={href}
            onClick={onNavigate}
            aria-current={current ? 'page' : undefined}
            className={`flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium hover:bg-hover hover:text-ink ${current ? 'bg-hover text-ink' : 'text-muted'}`}
          >
            <Icon className="size-4" aria-hidden />
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
