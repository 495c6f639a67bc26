import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { type ChangeAction, useChange } from '@/lib/client/use-change'

const WATCH_MS = 1_000

interface Run {
  status: 'running' | 'finished' | 'interrupted'
}

/**
 * Long work that is begun here and goes on when one leaves: `run` is the last one known, `watched` the one that runs as far as it is
 * known, `running` also true while it is being begun. It is asked about every second until it has ended.
 */
export function useFollowedRun<Input, Data extends Run, Key extends QueryKey>({
  action,
  query,
  onFinished,
  onFailed,
}: {
  action: ChangeAction<Input, Data>
  query: UseQueryOptions<Data | null, Error, Data | null, Key>
  onFinished(run: Data): void
  onFailed(error: Error): void
}) {
  const change = useChange({
    action,
    onDone: (run) => {
      if (run.status === 'finished') onFinished(run)
    },
    onFailed,
  })
  const { data: run = null } = useQuery({
    ...query,
    refetchInterval: ({ state }) =>
      change.isPending || state.data?.status === 'running' ? WATCH_MS : false,
  })
  return {
    begin: change.mutate,
    run,
    running: change.isPending || run?.status === 'running',
    watched: run?.status === 'running' ? run : null,
  }
}
