'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { ComposeForm } from '@/components/compose/compose-form'
import { SendPanel } from '@/components/compose/send-panel'
import { useDraft } from '@/components/compose/use-draft'
import { PhonePreview } from '@/components/templates/phone-preview'
import { Notice } from '@/components/ui/notice'
import { Skeleton } from '@/components/ui/skeleton'
import type { ChangeAction } from '@/lib/client/use-change'
import type { TestSend, TestSendResult } from '@/lib/contracts/test-send'
import { renderPreview } from '@/lib/domain/templates/render-preview'

const RoutePreview = dynamic(
  () => import('@/components/compose/route-preview').then((file) => file.RoutePreview),
  { loading: () => <Skeleton className="h-20 w-full" /> },
)
const SentMessages = dynamic(
  () => import('@/components/compose/sent-messages').then((file) => file.SentMessages),
  { loading: () => null },
)
const RequestTabs = dynamic(
  () => import('@/components/compose/request-tabs').then((file) => file.RequestTabs),
  { loading: () => <Skeleton className="h-56 w-full" /> },
)

/** A message while it is written, as the phone will show it, the way it would go, and the way it went. */
export function ComposeView({
  partnerId,
  maySend,
  origin,
  sendTest,
}: {
  partnerId: string
  maySend: boolean
  /** Where this server's gateway is. */
  origin: string
  sendTest: ChangeAction<TestSend, TestSendResult>
}) {
  const [sent, setSent] = useState<readonly TestSendResult[]>([])
  const {
    target,
    setTarget,
    draft,
    change,
    channel,
    template,
    content,
    variables,
    reading,
    send,
    problems,
    shown,
    leave,
    leaveAll,
  } = useDraft(partnerId)
  return (
    <div className="grid gap-x-10 gap-y-8 border-t px-4 py-6 sm:px-6 lg:grid-cols-2 2xl:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-6">
        <ComposeForm
          partnerId={partnerId}
          target={target}
          onTarget={setTarget}
          channel={channel}
          draft={draft}
          onDraft={change}
          variables={variables}
          reading={reading}
          problems={shown}
          onLeave={leave}
        />
        <SendPanel
          maySend={maySend}
          send={send}
          ready={send !== null && Object.keys(problems).length === 0}
          onRefused={leaveAll}
          sendTest={sendTest}
          onSent={setSent}
        />
        {sent.length > 0 && <SentMessages partnerId={partnerId} results={sent} />}
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        {send && template && channel ? (
          <>
            <PhonePreview preview={renderPreview(content, draft.values)} from={channel.name} />
            <Part title="Route preview">
              {maySend ? (
                <RoutePreview partnerId={partnerId} send={send} />
              ) : (
                <p className="text-muted">
                  Your role may read; asking for a route takes the role operator.
                </p>
              )}
            </Part>
            <Part title="From your program">
              <RequestTabs
                request={{ origin, message: send.message, campaign: send.campaign ?? null }}
              />
            </Part>
          </>
        ) : (
          <div className="rounded-lg border border-dashed px-6 py-16">
            <Notice title="Nothing to show yet">
              Choose a channel and a template: the message and the way it would take appear here.
            </Notice>
          </div>
        )}
      </div>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-3 text-base font-semibold tracking-tight">{title}</h2>
      {children}
    </section>
  )
}
