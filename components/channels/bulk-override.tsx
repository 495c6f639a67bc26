'use client'

import { useState } from 'react'
import { OVERRIDE_OPTIONS } from '@/components/channels/override-control'
import { OverridePreview } from '@/components/channels/override-preview'
import { LocalNumber } from '@/components/preferences/local-number'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toast'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { BulkOverrideChange, BulkOverrideChanged } from '@/lib/contracts/channels'
import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'

export type BulkOverrideAction = ChangeAction<BulkOverrideChange, BulkOverrideChanged>

/** What can be done with the ticked channels: the same switch for all of them, after a look at what it does. */
export function BulkOverride({
  partnerId,
  channelIds,
  total,
  setOverrides,
  onSelectAll,
  onClear,
}: {
  partnerId: string
  channelIds: string[]
  /** How many channels fit the list's filters. */
  total: number
  setOverrides: BulkOverrideAction
  onSelectAll(): void
  onClear(): void
}) {
  const [mode, setMode] = useState<RoutingOverride | null>(null)
  const change = useChange({
    action: setOverrides,
    onDone({ changed }, { mode: set }) {
      toast.done(
        `${changed === 1 ? '1 channel was' : `${changed} channels were`} set to ${labelOf(set)}.`,
      )
      onClear()
    },
    onFailed: toast.failed,
  })
  return (
    <div
      role="region"
      aria-label="Selected channels"
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-t bg-canvas px-4 py-3 sm:px-6"
    >
      <span className="font-medium">
        <LocalNumber value={channelIds.length} /> selected
      </span>
      {channelIds.length < total && (
        <Button look="quiet" onClick={onSelectAll}>
          Select all {total}
        </Button>
      )}
      <span className="flex flex-wrap items-center gap-2 sm:ml-auto">
        <span className="text-muted">Set to</span>
        {OVERRIDE_OPTIONS.map(({ value, label }) => (
          <Button key={value} disabled={change.isPending} onClick={() => setMode(value)}>
            {label}
          </Button>
        ))}
        <Button look="quiet" onClick={onClear}>
          Clear
        </Button>
      </span>
      <ConfirmDialog
        open={mode !== null}
        onOpenChange={() => setMode(null)}
        action="Apply"
        title={`Set ${channelIds.length === 1 ? '1 channel' : `${channelIds.length} channels`} to ${labelOf(mode)}?`}
        onConfirm={() => mode && change.mutate({ channel_ids: channelIds, mode })}
      >
        {mode && <OverridePreview partnerId={partnerId} channelIds={channelIds} mode={mode} />}
      </ConfirmDialog>
    </div>
  )
}

function labelOf(mode: RoutingOverride | null): string {
  return OVERRIDE_OPTIONS.find(({ value }) => value === mode)?.label ?? ''
}
