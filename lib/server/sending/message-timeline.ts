import type { MessageDetail } from '@/lib/contracts/messages'
import { STATUSES } from '@/lib/domain/webhooks/webhook-update'

type Times = { [Status in (typeof STATUSES)[number] as `${Status}_at`]: Date | null }

export interface TimelineRow extends Times {
  failed_code: number | null
  failed_title: string | null
}

export const TIMELINE_COLUMNS =
  's.sent_at, s.delivered_at, s.read_at, s.failed_at, s.failed_code, s.failed_title'

/** What webhooks told of a message, in the order in which it happened; at one moment in the order of a message's life. */
export function timelineOf(row: TimelineRow): MessageDetail['timeline'] {
  const told = STATUSES.flatMap((status) => {
    const at = row[`${status}_at`]
    if (at === null) return []
    const failed = status === 'failed'
    return [
      {
        status,
        at: at.toISOString(),
        code: failed ? row.failed_code : null,
        title: failed ? row.failed_title : null,
      },
    ]
  })
  return told.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
