'use client'

import { CircleAlert, CircleCheck, CircleHelp, CircleX, Clock, type LucideIcon } from 'lucide-react'
import { MM_STATUS_NEXT, MM_STATUS_WORDS } from '@/components/channels/mm-status-words'
import { Badge } from '@/components/ui/badge'
import { Tooltip } from '@/components/ui/tooltip'
import type { Channel } from '@/lib/contracts/channels'
import type { Bucket } from '@/lib/domain/onboarding/eligibility'

const LOOKS: Readonly<
  Record<Bucket, { look: 'neutral' | 'good' | 'attention' | 'danger'; icon: LucideIcon }>
> = {
  active: { look: 'good', icon: CircleCheck },
  can_onboard: { look: 'attention', icon: CircleAlert },
  waiting: { look: 'neutral', icon: Clock },
  blocked: { look: 'attention', icon: CircleAlert },
  ineligible: { look: 'danger', icon: CircleX },
  unknown: { look: 'neutral', icon: CircleHelp },
}

/** A WABA's onboarding: its bucket, and on demand Meta's own word, who said it, and what to do. */
export function MmStatus({
  mmStatus: { bucket, status, source },
}: {
  mmStatus: Channel['mm_status']
}) {
  const { look, icon: Icon } = LOOKS[bucket]
  const { name, next } = MM_STATUS_WORDS[bucket]
  const about = (
    <>
      <span className="block">{(status && MM_STATUS_NEXT[status]) ?? next}</span>
      <span className="mt-1 block opacity-80">
        {status ? (
          <>
            Meta: <code className="font-mono">{status}</code>
          </>
        ) : (
          'Meta’s status is not known'
        )}
        {source && ` · by ${source}`}
      </span>
    </>
  )
  return (
    <Tooltip text={about}>
      <button type="button" className="relative z-1 inline-flex cursor-help rounded">
        <Badge look={look}>
          <Icon className="size-3" aria-hidden />
          {name}
        </Badge>
      </button>
    </Tooltip>
  )
}
