import Link from 'next/link'
import { FAILURE_NAMES } from '@/components/sending/failure-names'
import { FAILURE_WORDS } from '@/components/sending/failure-words'
import { ReasonList } from '@/components/stats/reason-list'
import type { StatsOverview } from '@/lib/contracts/stats'
import { FAILURE_CLASSES } from '@/lib/domain/sending/failure-class'

/** Why messages fell back, each with the way to them, and why others failed; `campaign` where all of them are of one. */
export function OverviewReasons({
  overview: { from, to, fallbacks_by_class, failures },
  campaign,
}: {
  overview: Pick<StatsOverview, 'from' | 'to' | 'fallbacks_by_class' | 'failures'>
  campaign?: string
}) {
  const fallbacks = FAILURE_CLASSES.flatMap((name) => {
    const count = fallbacks_by_class[name] ?? 0
    const messages = `/activity?${new URLSearchParams({ fallback_class: name, ...(campaign !== undefined && { campaign }), from, to })}`
    return count === 0
      ? []
      : [
          {
            key: name,
            name: (
              <Link href={messages} className="underline underline-offset-2">
                {FAILURE_NAMES[name]}
              </Link>
            ),
            says: FAILURE_WORDS[name],
            count,
          },
        ]
  })
  const failed = failures.map(({ code, title, advice, count }) => ({
    key: String(code),
    name: (
      <>
        {title} <span className="font-normal text-muted">{code || ''}</span>
      </>
    ),
    says: advice,
    count,
  }))
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <ReasonList
        title="Why messages fell back"
        about="MM API did not take them, and Cloud API did the sending."
        reasons={fallbacks}
        none="No message fell back in these days."
      />
      <ReasonList
        title="Why messages failed"
        about="Accepted, and never delivered."
        reasons={failed}
        none="No message failed in these days."
      />
    </div>
  )
}
