'use client'

import { useMutation } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { ImportErrors } from '@/components/channels/import-errors'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Disclosure } from '@/components/ui/disclosure'
import { toast } from '@/components/ui/toast'
import { ApiError } from '@/lib/client/api-error'
import { channelImportCheck } from '@/lib/client/channel-import-check'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { ChannelImport } from '@/lib/contracts/channel-import'

export type ImportAction = ChangeAction<string, ChannelImport>

const REQUIRED =
  'client_id,name,provider,phone_number,phone_number_id,waba_id,business_id,upstream_api_key'
const OPTIONAL =
  'accept_upstream_key, forward_url, default_activity_sharing, rate_limit_mps, suppress_opted_out, suppress_us, mm_status'

/** What a server action takes. */
const MAX_BYTES = 900_000

/** Channels from a CSV file: first what would happen, with every error by row, then the import, all or nothing. */
export function ImportChannels({
  partnerId,
  importChannels,
  onClose,
}: {
  partnerId: string
  importChannels: ImportAction
  onClose(): void
}) {
  const [csv, setCsv] = useState('')
  const check = useMutation({ mutationFn: (text: string) => channelImportCheck(partnerId, text) })
  const run = useChange({
    action: importChannels,
    onDone({ created }) {
      toast.done(`${created} channels were added. Their templates are being read.`)
      onClose()
    },
    onFailed: toast.failed,
  })

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    if (!file) return
    const text = await file.text()
    setCsv(text)
    check.mutate(text)
  }

  const tooLarge = csv.length > MAX_BYTES
  const ready = check.data && check.data.errors.length === 0 && check.data.created > 0 && !tooLarge
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Import channels"
      description="From a CSV file with one channel a row. Nothing is stored before you have seen what it would do."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={!ready || run.isPending} onClick={() => run.mutate(csv)}>
            {run.isPending
              ? 'Importing …'
              : ready
                ? `Import ${check.data.created} channels`
                : 'Import'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <input
          type="file"
          accept=".csv,text/csv"
          aria-label="CSV file"
          onChange={(event) => void choose(event)}
          className="w-full rounded-md border border-dashed border-control p-3 file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:bg-ink file:px-3 file:font-medium file:text-canvas"
        />
        <div role="status" className="empty:hidden">
          {check.isPending && 'Reading the file …'}
          {check.error && (
            <span className="text-danger">
              {check.error instanceof ApiError
                ? check.error.message
                : 'The file could not be read.'}
            </span>
          )}
          {tooLarge && (
            <span className="text-danger">
              The file is too large for this page; post it to /channels/import instead.
            </span>
          )}
          {check.data?.errors.length === 0 &&
            (check.data.created === 0
              ? 'The file has no channel in it.'
              : `${check.data.created} channels would be added; nothing is wrong with them.`)}
        </div>
        {check.data && check.data.errors.length > 0 && <ImportErrors errors={check.data.errors} />}
        <Disclosure summary="The columns">
          <p className="font-mono text-xs break-words text-muted">{REQUIRED}</p>
          <p className="mt-1 text-xs text-muted">
            Optional: <span className="font-mono">{OPTIONAL}</span>
          </p>
        </Disclosure>
      </div>
    </Dialog>
  )
}
