/** What of a list is shown, as its URL says it. */
export interface ListState {
  /** From 1. */
  page: number
  /** A field of the API's list, `-` before it for descending; null: the list's own order. */
  sort: string | null
  /** By the names of the API's filters; only those that are set. */
  filters: Readonly<Record<string, string>>
}

/** The query string by which the Partner API answers with that part of a list (contract 3). */
export function listSearch(
  { page, sort, filters }: ListState,
  perPage: number,
): Record<string, string> {
  return {
    limit: String(perPage),
    offset: String((page - 1) * perPage),
    ...(sort === null ? {} : { sort }),
    ...(Object.keys(filters).length === 0 ? {} : { filters: JSON.stringify(filters) }),
  }
}
