'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { HubSettingForm } from '@/components/integration/hub-setting-form'
import { LocalTime } from '@/components/preferences/local-time'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Disclosure } from '@/components/ui/disclosure'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { hubSettingQuery } from '@/lib/client/settings'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { HubAnswer, HubSetting, HubSettingChange } from '@/lib/contracts/hub'

export interface HubActions {
  setHub: ChangeAction<HubSettingChange, HubSetting>
  switchHubRoutingOff: ChangeAction<void, HubAnswer>
}

/** 360dialog's own routing, which must be off for Fairway's to hold there, and the request that switches it off. */
export function HubRouting({
  partnerId,
  hubUrl,
  mayChange,
  actions,
}: {
  partnerId: string
  hubUrl: string
  mayChange: boolean
  actions: HubActions
}) {
  const [asking, setAsking] = useState(false)
  const { data: setting } = useQuery(hubSettingQuery(partnerId))
  const switchOff = useChange({
    action: actions.switchHubRoutingOff,
    onDone: ({ status }) =>
      toast.done(
        status < 300
          ? '360dialog’s own routing is off.'
          : `360dialog answered ${status}: nothing is known to have changed.`,
      ),
    onFailed: toast.failed,
  })
  if (!setting) return <Skeleton className="h-20 w-full" />
  const answer = switchOff.data
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex items-center gap-2">
          {setting.routing_off_at ? (
            <>
              <Badge look="good">Off</Badge>
              <span>
                Switched off from here <LocalTime at={setting.routing_off_at} />
              </span>
            </>
          ) : (
            <>
              <Badge look="attention">Not known to be off</Badge>
              <span className="text-muted">It was never switched off from here.</span>
            </>
          )}
        </p>
        {mayChange && setting.configured && (
          <Button disabled={switchOff.isPending} onClick={() => setAsking(true)}>
            Switch off at 360dialog
          </Button>
        )}
      </div>
      {!setting.configured && (
        <p className="text-muted">
          With <code className="font-mono text-xs">D360_HUB_API_KEY</code> in Fairway’s environment
          this page can send the request; until then send it yourself:
        </p>
      )}
      {answer && (
        <CodeBlock
          text={`HTTP ${answer.status}\n${JSON.stringify(answer.body, null, 2)}`}
          what="answer of 360dialog"
        />
      )}
      {setting.configured ? (
        <Disclosure summary="The request that is sent">
          <CodeBlock text={hubCurl(hubUrl, setting)} what="curl command for 360dialog" />
        </Disclosure>
      ) : (
        <CodeBlock text={hubCurl(hubUrl, setting)} what="curl command for 360dialog" />
      )}
      {mayChange && (
        <HubSettingForm key={JSON.stringify(setting)} setting={setting} setHub={actions.setHub} />
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Switch off 360dialog’s own routing?"
        action="Switch off"
        onConfirm={() => switchOff.mutate()}
      >
        <p>
          360dialog then sends what is posted to its /messages by Cloud API, for all channels of the
          partner {setting.hub_partner_id}, also those that do not use Fairway.
        </p>
        <p>To switch it on again, use 360dialog’s hub.</p>
      </ConfirmDialog>
    </>
  )
}

function hubCurl(hubUrl: string, { hub_partner_id, routing_off_body }: HubSetting): string {
  return [
    `curl -X PATCH '${hubUrl}/api/v2/partners/${hub_partner_id}/settings/marketing_templates_routing'`,
    '-H "X-API-Key: $D360_HUB_API_KEY"',
    "-H 'content-type: application/json'",
    `-d '${JSON.stringify(routing_off_body)}'`,
  ].join(' \\\n  ')
}
