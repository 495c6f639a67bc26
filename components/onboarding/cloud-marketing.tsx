'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { cloudMarketingQuery } from '@/lib/client/onboarding'
import { useChange } from '@/lib/client/use-change'
import type { CloudMarketingSetting } from '@/lib/contracts/eligibility'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

/** Meta's setting that keeps a WABA's marketing off Cloud API. Setting it is asked about first, with what it risks. */
export function CloudMarketing({
  partnerId,
  role,
  wabaId,
  setCloudMarketing,
}: {
  partnerId: string
  role: Role
  wabaId: string
  setCloudMarketing: OnboardingActions['setCloudMarketing']
}) {
  const [asking, setAsking] = useState(false)
  const setting = cloudMarketingQuery(partnerId, wabaId)
  const { data, error } = useQuery({ ...setting, retry: false })
  const change = useChange({
    action: setCloudMarketing,
    foresee: (client, { enabled }) =>
      client.setQueryData<CloudMarketingSetting>(
        setting.queryKey,
        (known) => known && { ...known, enabled },
      ),
    onDone: ({ enabled }) =>
      toast.done(
        enabled
          ? 'Cloud API refuses marketing of this WABA now.'
          : 'Cloud API takes marketing of this WABA again.',
      ),
    onFailed: toast.failed,
  })
  if (error && !data)
    return (
      <p className="text-xs text-muted">
        Whether its marketing is kept off Cloud API is not known: {error.message}
      </p>
    )
  if (!data) return <Skeleton className="h-5 w-full" />
  return (
    <div className="flex flex-col gap-1">
      <label className="flex items-center justify-between gap-3">
        <span>Keep marketing off Cloud API</span>
        <Switch
          checked={data.enabled}
          disabled={!roleAllows(role, 'owner')}
          aria-busy={change.isPending}
          onChange={(event) => {
            if (change.isPending) return
            if (event.target.checked) setAsking(true)
            else change.mutate({ wabaId, enabled: false })
          }}
        />
      </label>
      <p className="text-xs text-muted">
        <code className="font-mono">disable_marketing_messages_on_cloud_api</code> at Meta
      </p>
      {data.enabled && data.warning && (
        <p className="rounded-md bg-attention-tint px-3 py-2 text-xs text-attention">
          {data.warning}
        </p>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Keep marketing off Cloud API?"
        action={data.warning ? 'Set it all the same' : 'Set it'}
        danger={data.warning !== null}
        onConfirm={() => change.mutate({ wabaId, enabled: true })}
      >
        {data.warning && (
          <p className="mb-3 rounded-md bg-attention-tint px-3 py-2 text-attention">
            {data.warning}
          </p>
        )}
        <p>
          Meta then refuses marketing templates of WABA {wabaId} on Cloud API with code 131063,
          whoever sends them. A message that MM API does not accept has no other way left.
        </p>
      </ConfirmDialog>
    </div>
  )
}
