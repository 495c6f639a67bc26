'use client'

import { useQuery } from '@tanstack/react-query'
import { Ellipsis, Eraser, Pin } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { DataTable } from '@/components/data-table/data-table'
import { FilterSelect } from '@/components/data-table/filter-select'
import { Pager } from '@/components/data-table/pager'
import { SearchField } from '@/components/data-table/search-field'
import { Toolbar } from '@/components/data-table/toolbar'
import { useListState } from '@/components/data-table/use-list-state'
import type { CategoryActions } from '@/components/templates/category-actions'
import { CATEGORY_COLUMNS } from '@/components/templates/category-columns'
import { CategoryDrawer } from '@/components/templates/category-drawer'
import { CATEGORY_LIST } from '@/components/templates/category-list-spec'
import { ForgetDialog } from '@/components/templates/forget-dialog'
import { NoCategories } from '@/components/templates/no-categories'
import { SyncClock } from '@/components/templates/sync-clock'
import { useCategoryChanges } from '@/components/templates/use-category-changes'
import { WarmUpStatus } from '@/components/templates/warm-up-status'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import {
  CATEGORIES_PER_PAGE,
  categoryListQuery,
  type TemplatePath,
} from '@/lib/client/template-categories'
import type { TemplateCategoryView } from '@/lib/contracts/template-categories'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

const REFRESH_MS = 10_000

const VERDICTS = [
  { value: 'marketing', label: 'Marketing' },
  { value: 'non_marketing', label: 'Not marketing' },
  { value: 'unknown', label: 'Unknown' },
]
const SOURCES = [
  { value: 'pin', label: 'Pinned' },
  { value: 'webhook', label: 'Webhook' },
  { value: 'list', label: 'Provider’s list' },
  { value: 'learned', label: 'Learned' },
  { value: 'none', label: 'None that holds' },
]

/** What is known of the templates' categories as it stands, with what can be done about it. */
export function CategoryList({
  partnerId,
  role,
  actions,
}: {
  partnerId: string
  role: Role
  actions: CategoryActions
}) {
  const [state, change] = useListState(CATEGORY_LIST)
  const [forgetting, setForgetting] = useState<TemplatePath | null>(null)
  const [opened, open] = useOpenTemplate()
  const query = useQuery({ ...categoryListQuery(partnerId, state), refetchInterval: REFRESH_MS })
  const { pin, forget } = useCategoryChanges(actions)
  const mayChange = roleAllows(role, 'operator')
  const { filters } = state
  const setFilter = (name: string) => (value: string | null) =>
    change({ filters: { [name]: value } })
  const total = query.data?.total ?? 0

  const columns = [
    {
      header: 'Template',
      sort: 'name',
      className: 'w-full max-w-0 sm:w-auto sm:max-w-72',
      cell: (row: TemplateCategoryView) => (
        <>
          <button
            type="button"
            onClick={() => open(row)}
            className="block w-full truncate text-left font-medium after:absolute after:inset-0"
          >
            {row.name} <span className="font-normal text-muted">{row.language}</span>
          </button>
          <span className="block truncate text-xs text-muted xl:hidden">
            {row.client_name ?? row.waba_id}
          </span>
          <span className="hidden sm:block">
            <SyncClock readyAt={row.ready_at} />
          </span>
        </>
      ),
    },
    ...CATEGORY_COLUMNS,
    ...(mayChange
      ? [
          {
            header: 'Actions',
            className: 'w-0 text-right',
            cell: (row: TemplateCategoryView) => (
              <span className="relative z-1 inline-flex">
                <DropdownMenu
                  trigger={
                    <IconButton icon={Ellipsis} label={`Actions for ${row.name} ${row.language}`} />
                  }
                  items={[
                    {
                      label: 'Pin as marketing',
                      icon: Pin,
                      disabled: row.source === 'pin' && row.category === 'marketing',
                      onSelect: () => pin({ ...row, category: 'marketing' }),
                    },
                    {
                      label: 'Pin as not marketing',
                      icon: Pin,
                      disabled: row.source === 'pin' && row.category === 'non_marketing',
                      onSelect: () => pin({ ...row, category: 'non_marketing' }),
                    },
                    {
                      label: 'Forget…',
                      icon: Eraser,
                      danger: true,
                      onSelect: () => setForgetting(row),
                    },
                  ]}
                />
              </span>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <WarmUpStatus partnerId={partnerId} mayStart={mayChange} warmUp={actions.warmUp} />
      <Toolbar>
        <SearchField
          label="Name, client or WABA"
          value={filters.search ?? ''}
          onSearch={setFilter('search')}
        />
        <FilterSelect
          label="Verdict"
          all="All verdicts"
          value={filters.category}
          options={VERDICTS}
          onChange={setFilter('category')}
        />
        <FilterSelect
          label="Source"
          all="All sources"
          value={filters.source}
          options={SOURCES}
          onChange={setFilter('source')}
        />
        <FilterSelect
          label="Impending change"
          all="Changing or not"
          value={filters.impending}
          options={[{ value: 'true', label: 'About to change' }]}
          onChange={setFilter('impending')}
        />
      </Toolbar>
      <DataTable
        caption="What is known of templates"
        query={query}
        rowsOf={(data) => data.template_categories}
        columns={columns}
        rowKey={({ waba_id, name, language }) => `${waba_id}/${name}/${language}`}
        empty={
          <NoCategories
            filtered={Object.keys(filters).length > 0 || state.page > 1}
            onClear={() =>
              change({ filters: { search: null, category: null, source: null, impending: null } })
            }
          />
        }
        sort={state.sort}
        onSort={(sort) => change({ sort })}
      />
      {total > 0 && <Pager page={state.page} perPage={CATEGORIES_PER_PAGE} total={total} />}
      <CategoryDrawer
        partnerId={partnerId}
        role={role}
        template={opened}
        onClose={() => open(null)}
        onPin={pin}
        onForget={setForgetting}
      />
      <ForgetDialog template={forgetting} onClose={() => setForgetting(null)} onConfirm={forget} />
    </>
  )
}

/** Which template is opened, as the URL says it (`open=waba/name/language`). */
function useOpenTemplate(): [TemplatePath | null, (template: TemplatePath | null) => void] {
  const [waba_id, name, language] = useSearchParams().get('open')?.split('/') ?? []
  const open = (template: TemplatePath | null) => {
    const search = new URLSearchParams(window.location.search)
    if (template) search.set('open', `${template.waba_id}/${template.name}/${template.language}`)
    else search.delete('open')
    window.history.pushState(null, '', search.size > 0 ? `?${search}` : window.location.pathname)
  }
  return [waba_id && name && language ? { waba_id, name, language } : null, open]
}
