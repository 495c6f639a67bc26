import { headers } from 'next/headers'
import { Prefetched } from '@/app/(hub)/prefetched'
import { readListState } from '@/components/data-table/list-url'
import { ACTIVITY_LIST } from '@/components/sending/activity-list-spec'
import { ActivityLog } from '@/components/sending/activity-log'
import { messageListQuery } from '@/lib/client/messages'
import { requireSession } from '@/lib/server/accounts/require-session'
import { exampleCurl } from '@/lib/server/demo/example-curl'
import { requestOrigin } from '@/lib/server/http/request-origin'
import { runtime } from '@/lib/server/runtime-handle'

export const metadata = { title: 'Activity' }

export default async function ActivityPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId } = await requireSession()
  const params = await searchParams
  const state = readListState((name) => [params[name]].flat()[0], ACTIVITY_LIST)
  const curl = exampleCurl(runtime().settings, requestOrigin(await headers()))
  return (
    <Prefetched queries={[messageListQuery(partnerId, state)]}>
      <ActivityLog partnerId={partnerId} curl={curl} />
    </Prefetched>
  )
}
