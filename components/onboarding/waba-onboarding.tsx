'use client'

import Link from 'next/link'
import { MmStatus } from '@/components/channels/mm-status'
import { MM_STATUS_NEXT, MM_STATUS_WORDS } from '@/components/channels/mm-status-words'
import { CloudMarketing } from '@/components/onboarding/cloud-marketing'
import { NEXT_ACTION_WORDS } from '@/components/onboarding/next-action-words'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { Age } from '@/components/preferences/age'
import { LaneBadge } from '@/components/sending/lane-badge'
import type { OnboardingWaba } from '@/lib/contracts/onboarding'
import type { Role } from '@/lib/domain/accounts/role'

const SOURCES: Readonly<Record<NonNullable<OnboardingWaba['source']>, string>> = {
  provider: 'Meta',
  terms_event: 'the terms webhook',
  billed: 'a message billed as MM',
  learned: 'a refused send',
  manual: 'hand',
}

/** A WABA as it is: what Meta says and since when, its channels with the way each goes and why, and its setting at Meta. */
export function WabaOnboarding({
  partnerId,
  role,
  waba,
  setCloudMarketing,
}: {
  partnerId: string
  role: Role
  waba: OnboardingWaba
  setCloudMarketing: OnboardingActions['setCloudMarketing']
}) {
  const { waba_id, status, bucket, source, checked_at, error, look_up, channels } = waba
  return (
    <div className="flex flex-col gap-3 rounded-md border p-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span>
          WABA <span className="font-mono text-xs text-muted">{waba_id}</span>
        </span>
        <MmStatus mmStatus={{ status, bucket, source }} />
      </div>
      <p className="text-xs text-muted text-pretty">
        {status && (
          <>
            <code className="font-mono">{status}</code>
            {source && ` by ${SOURCES[source]}`}
            {source === 'provider' && checked_at && (
              <>
                , <Age since={checked_at} /> ago
              </>
            )}
            .{' '}
          </>
        )}
        {bucket !== 'active' &&
          ((status && MM_STATUS_NEXT[status]) ?? MM_STATUS_WORDS[bucket].next)}
        {look_up === 'unsupported' &&
          ' It is with 360dialog, which tells no status: terms events, refused sends and billing do.'}
        {error && (
          <span className="mt-1 block text-attention">The last look-up failed: {error}</span>
        )}
      </p>
      <ul className="flex flex-col divide-y border-y">
        {channels.map((channel) => (
          <li key={channel.id} className="flex flex-col gap-1 py-2">
            <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <Link
                href={`/channels/${encodeURIComponent(channel.id)}`}
                className="min-w-0 truncate hover:underline"
              >
                {channel.name} <span className="text-muted">{channel.display_phone_number}</span>
              </Link>
              <LaneBadge way={channel.routing.effective} />
            </span>
            {channel.routing.effective === 'messages' && (
              <span className="text-xs text-muted text-pretty">
                {channel.routing.explanation}{' '}
                {channel.next_action && (
                  <b className="font-medium text-ink">
                    {NEXT_ACTION_WORDS[channel.next_action].name}.
                  </b>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {look_up === 'supported' && (
        <CloudMarketing
          partnerId={partnerId}
          role={role}
          wabaId={waba_id}
          setCloudMarketing={setCloudMarketing}
        />
      )}
    </div>
  )
}
