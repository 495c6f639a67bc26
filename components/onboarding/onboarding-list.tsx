'use client'

import { useQuery } from '@tanstack/react-query'
import { Link2, Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useSearchParams } from 'next/navigation'
import { DataTable } from '@/components/data-table/data-table'
import { FilterSelect } from '@/components/data-table/filter-select'
import { Pager } from '@/components/data-table/pager'
import { SearchField } from '@/components/data-table/search-field'
import { Toolbar } from '@/components/data-table/toolbar'
import { useListState } from '@/components/data-table/use-list-state'
import type { LinkTopic } from '@/components/onboarding/link-dialog'
import { NEXT_ACTION_WORDS } from '@/components/onboarding/next-action-words'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { clientColumn, ONBOARDING_COLUMNS } from '@/components/onboarding/onboarding-columns'
import { ONBOARDING_LIST } from '@/components/onboarding/onboarding-list-spec'
import { STAGE_WORDS } from '@/components/onboarding/stage-words'
import { Button, LinkButton } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { ONBOARDING_PER_PAGE, onboardingListQuery } from '@/lib/client/onboarding'
import type { OnboardingClient } from '@/lib/contracts/onboarding'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'
import { CLIENT_STAGES } from '@/lib/domain/onboarding/client-stage'
import { linkOpens } from '@/lib/domain/onboarding/link-state'
import { NEXT_ACTIONS } from '@/lib/domain/onboarding/next-action'

const ClientDrawer = dynamic(
  () => import('@/components/onboarding/client-drawer').then((module) => module.ClientDrawer),
  { loading: () => null },
)

const STAGES = [
  { value: 'none', label: 'Not begun' },
  ...CLIENT_STAGES.map((value) => ({ value, label: STAGE_WORDS[value].name })),
]
const STEPS = NEXT_ACTIONS.filter((action) => !action.startsWith('switch_')).map((value) => ({
  value,
  label: NEXT_ACTION_WORDS[value].name,
}))

/** The clients with what each misses, and what can be done about it. */
export function OnboardingList({
  partnerId,
  role,
  refetchInterval,
  actions,
  onLink,
}: {
  partnerId: string
  role: Role
  refetchInterval: number
  actions: OnboardingActions
  onLink(topic: LinkTopic): void
}) {
  const [state, change] = useListState(ONBOARDING_LIST)
  const [opened, open] = useOpenClient()
  const query = useQuery({ ...onboardingListQuery(partnerId, state), refetchInterval })
  const mayChange = roleAllows(role, 'operator')
  const { filters } = state
  const setFilter = (name: string) => (value: string | null) =>
    change({ filters: { [name]: value } })
  const total = query.data?.total ?? 0
  const action = {
    header: 'Action',
    className: 'w-0 text-right',
    cell: ({ client_id, client_name, link }: OnboardingClient) => (
      <span className="relative z-1 inline-flex">
        {link && linkOpens(link.status) ? (
          <IconButton
            icon={Link2}
            label={`Show the link for ${client_name}`}
            onClick={() => onLink({ link })}
          />
        ) : (
          <IconButton
            icon={Plus}
            label={`Create a link for ${client_name}`}
            onClick={() => onLink({ client: { value: client_id, label: client_name } })}
          />
        )}
      </span>
    ),
  }
  return (
    <>
      <Toolbar>
        <SearchField
          label="Name of a client"
          value={filters.search ?? ''}
          onSearch={setFilter('search')}
        />
        <FilterSelect
          label="Stage"
          all="All stages"
          value={filters.stage}
          options={STAGES}
          onChange={setFilter('stage')}
        />
        <FilterSelect
          label="Missing"
          all="Whatever is missing"
          value={filters.next_action}
          options={STEPS}
          onChange={setFilter('next_action')}
        />
      </Toolbar>
      <DataTable
        caption="Clients"
        query={query}
        rowsOf={({ onboarding_clients }) => onboarding_clients}
        rowKey={({ client_id }) => client_id}
        columns={[
          clientColumn(({ client_id }) => open(client_id)),
          ...ONBOARDING_COLUMNS,
          ...(mayChange ? [action] : []),
        ]}
        sort={state.sort}
        onSort={(sort) => change({ sort })}
        empty={
          <NoClients
            filtered={Object.keys(filters).length > 0 || state.page > 1}
            onClear={() => change({ filters: { search: null, stage: null, next_action: null } })}
          />
        }
      />
      {total > ONBOARDING_PER_PAGE && (
        <Pager page={state.page} perPage={ONBOARDING_PER_PAGE} total={total} />
      )}
      {opened && (
        <ClientDrawer
          partnerId={partnerId}
          role={role}
          clientId={opened}
          refetchInterval={refetchInterval}
          actions={actions}
          onLink={onLink}
          onClose={() => open(null)}
        />
      )}
    </>
  )
}

function NoClients({ filtered, onClear }: { filtered: boolean; onClear(): void }) {
  if (filtered)
    return (
      <Notice title="No client fits" action={<Button onClick={onClear}>Clear the filters</Button>}>
        No client has all of that.
      </Notice>
    )
  return (
    <Notice
      title="There is no client yet"
      action={<LinkButton href="/channels">Go to Channels</LinkButton>}
    >
      Add a channel for a client, then send the client a link.
    </Notice>
  )
}

/** Which client is opened, as the URL says it (`client=id`). */
function useOpenClient(): [string | null, (clientId: string | null) => void] {
  const opened = useSearchParams().get('client')
  const open = (clientId: string | null) => {
    const search = new URLSearchParams(window.location.search)
    if (clientId) search.set('client', clientId)
    else search.delete('client')
    window.history.pushState(null, '', search.size > 0 ? `?${search}` : window.location.pathname)
  }
  return [opened, open]
}
