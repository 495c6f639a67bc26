import { CodeBlock } from '@/components/ui/code-block'
import { Notice } from '@/components/ui/notice'

/** The send log while nothing was sent: how to send. */
export function FirstSend({ curl }: { curl: string }) {
  return (
    <Notice title="No message was sent yet">
      Point your sender at this address instead of the provider’s, or paste this into a shell:
      <div className="mt-4">
        <CodeBlock text={curl} what="curl command" />
      </div>
    </Notice>
  )
}
