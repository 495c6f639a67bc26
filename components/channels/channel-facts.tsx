import type { ReactNode } from 'react'
import type { Channel } from '@/lib/contracts/channels'
import { CopyButton } from '@/components/ui/copy-button'

/** A channel's ids. */
export function ChannelFacts({ channel: { id, provider, phone_number_id, waba_id, business_id } }: { channel: Channel }) {
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-3 border-t bg-surface px-4 py-4 sm:grid-cols-3 sm:px-6 xl:grid-cols-5">
      <Fact name="Provider">{provider}</Fact>
      <Fact name="Channel id"><Id text={id} what="channel id" /></Fact>
      <Fact name="Phone number id"><Id text={phone_number_id} what="phone number id" /></Fact>
      <Fact name="WABA id"><Id text={waba_id} what="WABA id" /></Fact>
      <Fact name="Business id">{business_id ? <Id text={business_id} what="business id" /> : <span className="text-muted">not known</span>}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div className="min-w-0"><dt className="text-xs text-muted">{name}</dt><dd className="mt-0.5 truncate">{children}</dd></div>
}

function Id({ text, what }: { text: string; what: string }) {
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 truncate font-mono text-xs" title={text}>{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  )
}
