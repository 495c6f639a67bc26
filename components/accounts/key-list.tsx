'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { NewKeyDialog } from '@/components/accounts/new-key-dialog'
import { LocalTime } from '@/components/preferences/local-time'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { CreatedKey, KeyList as Keys, ListedKey } from '@/lib/contracts/keys'

/** API keys: never the keys themselves, but for a new one, this once. Revoking is asked about first, for it cannot be undone. */
export function KeyList({
  query,
  none,
  mayChange,
  createKey,
  revokeKey,
}: {
  query: UseQueryResult<Keys, Error>
  /** What is said where there is none. */
  none: string
  mayChange: boolean
  createKey: ChangeAction<void, CreatedKey>
  revokeKey: ChangeAction<string, { id: string }>
}) {
  const [revoking, setRevoking] = useState<ListedKey | null>(null)
  const [shown, setShown] = useState<CreatedKey | null>(null)
  const create = useChange({ action: createKey, onDone: setShown, onFailed: toast.failed })
  const revoke = useChange({
    action: revokeKey,
    onDone: () => toast.done('The key is revoked.'),
    onFailed: toast.failed,
  })
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-16 w-full" />
  const { api_keys: keys } = query.data
  return (
    <>
      {keys.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <ul className="divide-y rounded-md border">
          {keys.map((key) => (
            <li
              key={key.id}
              className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
            >
              <span className="flex items-center gap-2">
                <code
                  className={`font-mono text-xs ${key.revoked_at ? 'text-muted line-through' : ''}`}
                >
                  …{key.last_four}
                </code>
                {key.revoked_at && <Badge>Revoked</Badge>}
              </span>
              <span className="flex items-center gap-3 text-xs text-muted">
                <span>
                  made <LocalTime at={key.created_at} />
                </span>
                {mayChange && !key.revoked_at && (
                  <Button
                    look="quiet"
                    className="-mr-2 h-7 px-2"
                    onClick={() => setRevoking(key)}
                    aria-label={`Revoke the key that ends in ${key.last_four}`}
                  >
                    Revoke
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <Button className="self-start" disabled={create.isPending} onClick={() => create.mutate()}>
          New key
        </Button>
      )}
      <NewKeyDialog apiKey={shown?.api_key ?? null} onClose={() => setShown(null)} />
      <ConfirmDialog
        open={revoking !== null}
        onOpenChange={() => setRevoking(null)}
        title={`Revoke the key …${revoking?.last_four}?`}
        action="Revoke"
        danger
        onConfirm={() => revoking && revoke.mutate(revoking.id)}
      >
        Whatever uses it is refused from the next request on. That cannot be undone.
      </ConfirmDialog>
    </>
  )
}
