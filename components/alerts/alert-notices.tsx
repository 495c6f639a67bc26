'use client'

import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { alertLink } from '@/components/alerts/alert-link'
import { openAlertsQuery } from '@/lib/client/alerts'
import type { AlertSubject } from '@/lib/domain/alerts/alert'

const REFRESH_MS = 30_000

/** The alerts a page concerns, at its head: those of these subjects, or of every one of a type where no id is given. Muted ones stay away. */
export function AlertNotices({
  partnerId,
  subjects,
}: {
  partnerId: string
  subjects: readonly { type: AlertSubject['type']; id?: string }[]
}) {
  const path = usePathname()
  const { data } = useQuery({ ...openAlertsQuery(partnerId), refetchInterval: REFRESH_MS })
  const alerts =
    data?.alerts.filter(
      ({ subject, muted }) =>
        !muted &&
        subjects.some(
          ({ type, id }) => type === subject.type && (id === undefined || id === subject.id),
        ),
    ) ?? []
  if (alerts.length === 0) return null
  return (
    <aside
      aria-label="Alerts"
      className="mx-4 mb-6 rounded-md bg-attention-tint px-4 py-3 text-attention sm:mx-6"
    >
      <ul className="flex flex-col gap-2">
        {alerts.map((alert) => {
          const { href, label } = alertLink(alert)
          return (
            <li key={alert.id} className="flex gap-3">
              <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
              <p className="min-w-0 text-pretty">
                <span className="font-medium">
                  {alert.subject.type === 'template' && `${alert.subject.name}: `}
                  {alert.title}.
                </span>{' '}
                {alert.advice}{' '}
                {href.split('?')[0] !== path && (
                  <Link href={href} className="whitespace-nowrap underline underline-offset-2">
                    {label}
                  </Link>
                )}
              </p>
            </li>
          )
        })}
      </ul>
    </aside>
  )
}
