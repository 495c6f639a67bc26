'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BulkOverride, type BulkOverrideAction } from '@/components/channels/bulk-override'
import { ChannelActions, type ChannelListActions } from '@/components/channels/channel-actions'
import { channelColumns } from '@/components/channels/channel-columns'
import { ChannelFilters } from '@/components/channels/channel-filters'
import { CHANNEL_LIST_SPEC } from '@/components/channels/channel-list-spec'
import { NoChannels } from '@/components/channels/no-channels'
import { type OverrideAction, useOverride } from '@/components/channels/use-override'
import { DataTable } from '@/components/data-table/data-table'
import { Pager } from '@/components/data-table/pager'
import { Toolbar } from '@/components/data-table/toolbar'
import { useListState } from '@/components/data-table/use-list-state'
import { PageHeader } from '@/components/shell/page-header'
import { toast } from '@/components/ui/toast'
import { CHANNELS_PER_PAGE, channelBatchQuery, channelListQuery } from '@/lib/client/channels'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

/** Sends and events go on meanwhile. */
const REFRESH_MS = 15_000

/** The channels: the way marketing goes on each and why, with its own switch in the row. */
export function ChannelList({
  partnerId,
  role,
  actions,
}: {
  partnerId: string
  role: Role
  actions: ChannelListActions & { setOverride: OverrideAction; setOverrides: BulkOverrideAction }
}) {
  const client = useQueryClient()
  const [state, setState] = useListState(CHANNEL_LIST_SPEC)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const override = useOverride(partnerId, actions.setOverride)
  const query = useQuery({ ...channelListQuery(partnerId, state), refetchInterval: REFRESH_MS })
  const total = query.data?.total ?? 0
  const filtered = Object.keys(state.filters).length > 0

  async function selectAll() {
    const found = new Set<string>()
    for (let page = 1, left = true; left; page += 1) {
      const batch = await client.fetchQuery(channelBatchQuery(partnerId, state, page))
      for (const { id } of batch.partner_channels) found.add(id)
      left = batch.count === batch.limit
    }
    setSelected(found)
  }

  return (
    <>
      <PageHeader
        title="Channels"
        actions={
          <ChannelActions partnerId={partnerId} role={role} state={state} actions={actions} />
        }
      >
        The numbers you send by, the way their marketing goes, and why.
      </PageHeader>
      <Toolbar>
        <ChannelFilters state={state} onChange={setState} />
      </Toolbar>
      <DataTable
        caption="Channels"
        query={query}
        rowsOf={(data) => data.partner_channels}
        rowKey={({ id }) => id}
        columns={channelColumns({ role, onOverride: override })}
        sort={state.sort}
        onSort={(sort) => setState({ sort })}
        selection={
          roleAllows(role, 'operator')
            ? { selected, onChange: setSelected, nameOf: ({ name }) => name }
            : undefined
        }
        empty={
          <NoChannels
            filtered={filtered}
            pastTheEnd={total > 0}
            onClear={() =>
              setState({
                filters: Object.fromEntries(Object.keys(state.filters).map((name) => [name, null])),
              })
            }
          />
        }
      />
      {total > 0 && <Pager page={state.page} perPage={CHANNELS_PER_PAGE} total={total} />}
      {selected.size > 0 && (
        <BulkOverride
          partnerId={partnerId}
          channelIds={[...selected]}
          total={total}
          setOverrides={actions.setOverrides}
          onSelectAll={() => void selectAll().catch(toast.failed)}
          onClear={() => setSelected(new Set())}
        />
      )}
    </>
  )
}
