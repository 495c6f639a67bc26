import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '@/lib/client/api-error'
import { type ApiQueryKey, dataOf } from '@/lib/client/api-query'
import type { ApiAnswer } from '@/lib/contracts/envelope'

/** A server action that changes something by the Partner API. */
export type ChangeAction<Input, Data> = (input: Input) => Promise<ApiAnswer<Data>>

const EVERYTHING = { queryKey: ['partner-api'] }

/**
 * A change, and what follows from it: all that pages show of the API is asked for anew. `foresee` writes what it will come to
 * into what is shown already; when it fails, that is taken back. `removes` names the id of what will be gone: nothing is asked
 * of it again, though a view of it may still be in sight for a moment.
 */
export function useChange<Input, Data>({
  action,
  foresee,
  removes,
  onDone,
  onFailed,
}: {
  action: ChangeAction<Input, Data>
  foresee?(client: QueryClient, input: Input): void
  removes?(input: Input): string
  onDone?(data: Data, input: Input): void
  onFailed?(error: Error): void
}) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (input: Input) => {
      const answer = await action(input).catch(() => {
        throw new ApiError(0, 'Fairway could not be reached.')
      })
      return dataOf(answer.status, answer.envelope)
    },
    async onMutate(input) {
      if (!foresee) return []
      await client.cancelQueries(EVERYTHING)
      const before = client.getQueriesData(EVERYTHING)
      foresee(client, input)
      return before
    },
    async onSuccess(data, input) {
      if (removes) await client.cancelQueries(EVERYTHING)
      onDone?.(data, input)
    },
    onError(error, _input, before) {
      for (const [key, data] of before ?? []) client.setQueryData(key, data)
      onFailed?.(error)
    },
    // While another change is under way, its own end asks.
    onSettled(_data, error, input) {
      if (client.isMutating() > 1) return
      const gone = removes && !error ? removes(input) : null
      return client.invalidateQueries({
        ...EVERYTHING,
        predicate: ({ queryKey }) => gone === null || !(queryKey as ApiQueryKey)[1].includes(gone),
      })
    },
  })
}
