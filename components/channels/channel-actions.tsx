'use client'

import { Download, Plus, Upload } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { AddChannelActions } from '@/components/channels/add-channel'
import type { ImportAction } from '@/components/channels/import-channels'
import { Button } from '@/components/ui/button'
import { buttonLook } from '@/components/ui/button-look'
import { channelFilePath } from '@/lib/client/channels'
import type { ListState } from '@/lib/client/list-state'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

const AddChannel = dynamic(
  () => import('@/components/channels/add-channel').then((module) => module.AddChannel),
  { loading: () => null },
)
const ImportChannels = dynamic(
  () => import('@/components/channels/import-channels').then((module) => module.ImportChannels),
  { loading: () => null },
)

export interface ChannelListActions extends AddChannelActions {
  importChannels: ImportAction
}

/** What can be done on the page of channels besides the list: export, and for owners import and a new one. */
export function ChannelActions({
  partnerId,
  role,
  state,
  actions,
}: {
  partnerId: string
  role: Role
  state: ListState
  actions: ChannelListActions
}) {
  const [open, setOpen] = useState<'add' | 'import' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <a
        href={channelFilePath(partnerId, state)}
        download
        className={buttonLook('quiet', 'max-sm:-ml-3')}
      >
        <Download className="size-4" aria-hidden />
        Export
      </a>
      {roleAllows(role, 'owner') && (
        <>
          <Button onClick={() => setOpen('import')}>
            <Upload className="size-4" aria-hidden />
            Import
          </Button>
          <Button look="primary" onClick={() => setOpen('add')}>
            <Plus className="size-4" aria-hidden />
            Add channel
          </Button>
        </>
      )}
      {open === 'add' && <AddChannel partnerId={partnerId} actions={actions} onClose={close} />}
      {open === 'import' && (
        <ImportChannels
          partnerId={partnerId}
          importChannels={actions.importChannels}
          onClose={close}
        />
      )}
    </>
  )
}
