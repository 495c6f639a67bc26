import type { ReactNode } from 'react'
import { ChannelWeek, WEEK_DEFINITION } from '@/components/channels/channel-week'
import { Age } from '@/components/preferences/age'
import { CopyButton } from '@/components/ui/copy-button'
import type { ActiveChannel } from '@/lib/contracts/channels'

/** A channel's week, its last event, and its ids. */
export function ChannelFacts({ channel }: { channel: ActiveChannel }) {
  const {
    id,
    provider,
    phone_number_id,
    waba_id,
    business_id,
    activity: { last_event_at },
  } = channel
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-t bg-surface px-4 py-4 sm:grid-cols-4 sm:px-6">
      <Fact name="Sends, 7 days" about={WEEK_DEFINITION}>
        <ChannelWeek {...channel} />
      </Fact>
      <Fact name="Last event">
        {last_event_at ? (
          <>
            <Age since={last_event_at} /> ago
          </>
        ) : (
          <span className="text-muted">none yet</span>
        )}
      </Fact>
      <Fact name="Provider">{provider}</Fact>
      <Fact name="Channel id">
        <Id text={id} what="channel id" />
      </Fact>
      <Fact name="Phone number id">
        <Id text={phone_number_id} what="phone number id" />
      </Fact>
      <Fact name="WABA id">
        <Id text={waba_id} what="WABA id" />
      </Fact>
      <Fact name="Business id">
        {business_id ? (
          <Id text={business_id} what="business id" />
        ) : (
          <span className="text-muted">not known</span>
        )}
      </Fact>
    </dl>
  )
}

function Fact({ name, about, children }: { name: string; about?: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt title={about} className="text-xs text-muted">
        {name}
      </dt>
      <dd className="mt-0.5 truncate">{children}</dd>
    </div>
  )
}

function Id({ text, what }: { text: string; what: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 truncate font-mono text-xs" title={text}>
        {text}
      </code>
      <CopyButton text={text} what={what} />
    </span>
  )
}
