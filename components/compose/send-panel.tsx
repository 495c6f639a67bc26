'use client'

import { Send } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { TestSend, TestSendResult } from '@/lib/contracts/test-send'

/** Sends the message, or for comparison one by each API. ⌘ or Ctrl with Enter does too, wherever one types. */
export function SendPanel({
  maySend,
  send,
  ready,
  onRefused,
  sendTest,
  onSent,
}: {
  maySend: boolean
  /** Null while there is no message. */
  send: TestSend | null
  ready: boolean
  /** Something is missing still, and is to be shown. */
  onRefused(): void
  sendTest: ChangeAction<TestSend, TestSendResult>
  onSent(results: readonly TestSendResult[]): void
}) {
  const [compare, setCompare] = useState(false)
  const [asking, setAsking] = useState(false)
  const change = useChange({ action: sendTest, onFailed: toast.failed })

  const sendBoth = async (given: TestSend) => {
    const results: TestSendResult[] = []
    onSent(results)
    for (const via of ['marketing_messages', 'messages'] as const) {
      results.push(await change.mutateAsync({ ...given, via }))
      onSent([...results])
    }
  }
  const submit = () => {
    if (!maySend || change.isPending) return
    if (!send || !ready) return onRefused()
    if (compare) setAsking(true)
    else change.mutate(send, { onSuccess: (result) => onSent([result]) })
  }
  const latest = useRef(submit)
  useEffect(() => {
    latest.current = submit
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <div className="flex flex-col gap-3 border-t pt-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <label className="flex cursor-pointer items-center gap-2.5">
          <Switch
            checked={compare}
            disabled={!maySend}
            onChange={(event) => setCompare(event.target.checked)}
          />
          <span>
            <span className="font-medium">Compare</span>{' '}
            <span className="text-muted">one by each API</span>
          </span>
        </label>
        <Button
          look="primary"
          disabled={!maySend || change.isPending}
          onClick={submit}
          title="⌘ or Ctrl with Enter"
        >
          <Send className="size-4" aria-hidden />
          {change.isPending ? 'Sending…' : compare ? 'Send two messages' : 'Send message'}
        </Button>
      </div>
      {!maySend && (
        <p role="note" className="text-muted">
          Your role may read, not send. An owner can make you an operator.
        </p>
      )}
      {maySend && (
        <p className="text-xs text-muted">
          A real message to a real phone, marked as a test and left out of campaign statistics.
        </p>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Send two real messages?"
        action="Send both"
        onConfirm={() => {
          if (send) void sendBoth(send).catch(() => {})
        }}
      >
        <p>
          The recipient gets the same template twice, once by MM API and once by Cloud API, each
          without a fallback. Both may be billed.
        </p>
        <p>
          Both count towards Meta’s per-user limit on marketing messages: if the recipient has had
          many, from anybody, one or both are not delivered (131049).
        </p>
      </ConfirmDialog>
    </div>
  )
}
