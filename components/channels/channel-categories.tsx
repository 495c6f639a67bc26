'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { SOURCE_WORDS } from '@/components/templates/source-words'
import { VerdictBadge } from '@/components/templates/verdict-badge'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { categoryListQuery } from '@/lib/client/template-categories'

const SHOWN = 8

/** What is known of the templates of a WABA. */
export function ChannelCategories({ partnerId, wabaId }: { partnerId: string; wabaId: string }) {
  const query = useQuery(
    categoryListQuery(partnerId, { page: 1, sort: 'name', filters: { waba_id: wabaId } }),
  )
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-32 w-full" />
  const { template_categories: categories, total } = query.data
  if (total === 0)
    return <p className="text-muted">Nothing is known yet: the first send or a warm-up tells.</p>
  return (
    <>
      <ul className="divide-y rounded-md border">
        {categories.slice(0, SHOWN).map(({ name, language, category, source }) => (
          <li
            key={`${name} ${language}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
          >
            <span className="min-w-0 truncate font-medium">
              {name} <span className="font-normal text-muted">{language}</span>
            </span>
            <span className="flex items-center gap-4">
              <span className="text-xs text-muted">{SOURCE_WORDS[source].name}</span>
              <VerdictBadge category={category} />
            </span>
          </li>
        ))}
      </ul>
      <Link
        href="/templates"
        className="self-start text-muted underline underline-offset-2 hover:text-ink"
      >
        {total} in all, on Templates
      </Link>
    </>
  )
}
