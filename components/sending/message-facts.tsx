import type { ReactNode } from 'react'
import { LocalNumber } from '@/components/preferences/local-number'
import { Answer } from '@/components/sending/answer'
import { MessageStatus } from '@/components/sending/message-status'
import { RecipientText } from '@/components/sending/recipient'
import { RouteTaken } from '@/components/sending/route-taken'
import { CopyButton } from '@/components/ui/copy-button'
import type { MessageDetail } from '@/lib/contracts/messages'

/** A send at a glance. */
export function MessageFacts({ message }: { message: MessageDetail }) {
  const { latency_ms, campaign, policy, wamid, trace_id, billed_as } = message
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-3 border-y bg-surface px-4 py-4 sm:grid-cols-4 sm:px-6">
      <Fact name="Route">
        <RouteTaken {...message} />
      </Fact>
      <Fact name="Status">
        <MessageStatus message={message} />
      </Fact>
      <Fact name="Billed as">{billed_as ?? <span className="text-muted">not yet</span>}</Fact>
      <Fact name="Answer">
        <Answer {...message} />
      </Fact>
      <Fact name="Latency">
        <LocalNumber value={latency_ms} unit="millisecond" />
      </Fact>
      <Fact name="Recipient">
        <RecipientText {...message} />
      </Fact>
      <Fact name="Campaign">{campaign ?? <span className="text-muted">none</span>}</Fact>
      <Fact name="Fallback policy">{policy}</Fact>
      <Fact name="Trace id" wide>
        <Id text={trace_id} what="trace id" />
      </Fact>
      <Fact name="wamid" wide>
        {wamid ? <Id text={wamid} what="wamid" /> : <span className="text-muted">none</span>}
      </Fact>
    </dl>
  )
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`min-w-0 ${wide ? 'col-span-2' : ''}`}>
      <dt className="text-xs text-muted">{name}</dt>
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
