import { readPage } from '@/components/data-table/read-page'
import type { ListState } from '@/lib/client/list-state'

/** What a list takes from its URL. */
export interface ListSpec {
  /** Each filter with the values it accepts; null accepts any text. */
  filters: Readonly<Record<string, readonly string[] | null>>
  /** The fields it can be sorted by. */
  sorts: readonly string[]
}

/** A change of what is shown; null takes a filter or the order away. The page is the first again unless it is named. */
export interface ListChange {
  page?: number
  sort?: string | null
  filters?: Readonly<Record<string, string | null>>
}

const MAX_TEXT = 200

/** Reads a list's state from a URL; what it does not know or does not accept is left out. */
export function readListState(
  param: (name: string) => string | null | undefined,
  { filters, sorts }: ListSpec,
): ListState {
  const sort = param('sort')
  const given = Object.entries(filters).flatMap(([name, accepted]) => {
    const value = param(name)?.slice(0, MAX_TEXT)
    return value && (accepted === null || accepted.includes(value)) ? [[name, value] as const] : []
  })
  return {
    page: readPage(param('page')),
    sort: sort && sorts.includes(sort.replace(/^-/, '')) ? sort : null,
    filters: Object.fromEntries(given),
  }
}

/** The query string after a change; what belongs to others stays. */
export function changedSearch(
  search: URLSearchParams,
  { page, sort, filters = {} }: ListChange,
): string {
  const next = new URLSearchParams(search)
  const set = (name: string, value: string | null) => {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  set('page', page && page > 1 ? String(page) : null)
  if (sort !== undefined) set('sort', sort)
  for (const [name, value] of Object.entries(filters)) set(name, value)
  return next.toString()
}
