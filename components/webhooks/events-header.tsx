import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'

const VIEWS = [
  { at: 'ledger', href: '/events', label: 'Received' },
  { at: 'forwarding', href: '/events/forwarding', label: 'Forwarded' },
] as const

/** The title of the events pages, and the way between what came in and what went on. */
export function EventsHeader({ at }: { at: (typeof VIEWS)[number]['at'] }) {
  return (
    <>
      <PageHeader title="Events">
        What Meta and 360dialog tell, what it changed, and where it went on to.
      </PageHeader>
      <nav aria-label="Events" className="mb-4 flex border-b px-4 sm:px-6">
        {VIEWS.map((view) => (
          <Link
            key={view.at}
            href={view.href}
            aria-current={view.at === at ? 'page' : undefined}
            className={`-mb-px flex h-9 items-center border-b-2 px-3 font-medium hover:text-ink ${view.at === at ? 'border-ink text-ink' : 'border-transparent text-muted'}`}
          >
            {view.label}
          </Link>
        ))}
      </nav>
    </>
  )
}
