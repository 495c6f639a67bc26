import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApiAnswer } from '@/lib/contracts/envelope'
import { ApiError } from '@/lib/client/api-error'
import { dataOf } from '@/lib/client/api-query'

/** A server action that changes something by the Partner API. */
export type ChangeAction<Input, Data> = (input: Input) => Promise<ApiAnswer<Data>>

const EVERYTHING = { queryKey: ['partner-api'] }

/**
 * A change, and what follows from it: all that pages show of the API is asked for anew. `foresee` writes what it will come to
 * into what is shown already; when it fails, that is taken back.
 */
export function useChange<Input, Data>({ action, foresee, onDone, onFailed }: {
  action: ChangeAction<Input, Data>
  foresee?(client: QueryClient, input: Input): void
  onDone?(data: Data, input: Input): void
  onFailed?(error: Error): void
}) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (input: Input) => {
      const answer = await action(input).catch(() => { throw new ApiError(0, 'Fairway could not be reached.') })
      return dataOf(answer.status, answer.envelope)
    },
    async onMutate(input) {
      if (!foresee) return []
      await client.cancelQueries(EVERYTHING)
      const before = client.getQueriesData(EVERYTHING)
      foresee(client, input)
      return before
    },
    onSuccess: onDone,
    onError(error, _input, before) {
      for (const [key, data] of before ?? []) client.setQueryData(key, data)
      onFailed?.(error)
    },
    // While another change is under way, its own end asks.
    onSettled: () => (client.isMutating() > 1 ? undefined : client.invalidateQueries(EVERYTHING)),
  })
}
