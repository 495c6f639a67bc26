import { MoveRight } from 'lucide-react'
import { LaneBadge } from '@/components/sending/lane-badge'
import type { MessageItem } from '@/lib/contracts/messages'
import { otherWay } from '@/lib/domain/sending/way'

type Route = Pick<MessageItem, 'decided' | 'accepted_by' | 'fallback_class' | 'fallback_code'>

/** The way a message went: the lane it began on, the other where it fell back, and which of them accepted it. */
export function RouteTaken({ decided, accepted_by, fallback_class, fallback_code }: Route) {
  if (!decided) return <span className="text-muted">Not sent</span>
  const first = <LaneBadge way={decided} tried={accepted_by !== decided} />
  if (!fallback_class) return first
  const other = otherWay(decided)
  const why = `fell back: ${fallback_class}${fallback_code === null ? '' : ` (${fallback_code})`}`
  return (
    <span className="inline-flex items-center gap-1">
      {first}
      <span title={why} className="inline-flex text-attention">
        <MoveRight className="size-3.5" aria-hidden />
        <span className="sr-only">, {why}, </span>
      </span>
      <LaneBadge way={other} tried={accepted_by !== other} />
    </span>
  )
}
