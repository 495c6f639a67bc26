'use client'

import { useQuery } from '@tanstack/react-query'
import { LocalTime } from '@/components/preferences/local-time'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { historyQuery } from '@/lib/client/audit-log'
import type { TemplatePath } from '@/lib/client/template-categories'
import type { AuditEntryView } from '@/lib/contracts/audit-log'

const CATEGORY: Record<string, string> = {
  marketing: 'marketing',
  non_marketing: 'not marketing',
  unknown: 'unknown',
}

/** What people changed of a template, newest first. */
export function CategoryHistory({
  partnerId,
  template: { waba_id, name, language },
}: {
  partnerId: string
  template: TemplatePath
}) {
  const query = useQuery(historyQuery(partnerId, `${waba_id}/${name}/${language}`))
  return (
    <section>
      <h3 className="mb-2 font-semibold">History</h3>
      {query.isPending && <Skeleton className="w-full" />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.audit_log.length === 0 && (
        <p className="text-muted">Nobody has pinned, forgotten or edited it.</p>
      )}
      <ol className="flex flex-col gap-2">
        {query.data?.audit_log.map((entry) => (
          <li key={entry.id} className="border-l-2 pl-3">
            <div>{words(entry)}</div>
            <div className="text-xs text-muted">
              <LocalTime at={entry.at} /> · {entry.actor_name ?? entry.actor}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function words({ action, before, after }: AuditEntryView): string {
  const said = (value: Record<string, unknown> | null) =>
    CATEGORY[String(value?.category)] ?? 'nothing'
  switch (action) {
    case 'template_category.pin':
      return before
        ? `Pinned as ${said(after)}; was pinned as ${said(before)}`
        : `Pinned as ${said(after)}`
    case 'template_category.forget':
      return `Forgotten; was ${said(before)}`
    case 'template.create':
      return 'Made at the provider'
    case 'template.update':
      return `Edited at the provider: ${Object.keys(after ?? {}).join(', ')}`
    default:
      return action
  }
}
