import type { WebhookEndpointView } from '@/lib/contracts/webhook-endpoint'
import { CopyButton } from '@/components/ui/copy-button'

/** What is entered at Meta or 360dialog. */
export function WebhookFacts({ endpoint: { url, verify_token } }: { endpoint: WebhookEndpointView }) {
  return (
    <dl className="flex flex-col gap-2">
      <Fact name="Address" text={url} what="webhook address" />
      <Fact name="Verify token" text={verify_token} what="verify token" />
    </dl>
  )
}

function Fact({ name, text, what }: { name: string; text: string; what: string }) {
  return (
    <div className="grid items-baseline gap-x-4 sm:grid-cols-[7rem_1fr]">
      <dt className="text-muted">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1"><code className="min-w-0 font-mono text-xs break-all">{text}</code><CopyButton text={text} what={what} /></dd>
    </div>
  )
}
