import type { AssignedUpdate } from '@/lib/server/webhooks/assign-updates'

/** What the ledger says of a post by its updates. */
export function ledgerColumns(assigned: readonly AssignedUpdate[], quarantined: string | null) {
  const sorted = (values: Iterable<string>) => [...new Set(values)].sort()
  const kinds = sorted(assigned.map(({ update }) => update.kind))
  const state =
    quarantined !== null
      ? ('quarantined' as const)
      : kinds.includes('hub')
        ? ('hub' as const)
        : assigned.some(({ unassigned }) => unassigned)
          ? ('unassigned' as const)
          : ('accepted' as const)
  return {
    state,
    kinds,
    channelIds: sorted(assigned.flatMap(({ channels }) => channels.map(({ id }) => id))),
    wabaIds: sorted(assigned.flatMap(({ wabaId }) => wabaId ?? [])),
    reason: quarantined,
  }
}
