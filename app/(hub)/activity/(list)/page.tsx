import { headers } from 'next/headers'
import { Prefetched } from '@/app/(hub)/prefetched'
import { readPage } from '@/components/data-table/read-page'
import { ActivityLog } from '@/components/sending/activity-log'
import { PageHeader } from '@/components/shell/page-header'
import { messageListQuery } from '@/lib/client/messages'
import { requireSession } from '@/lib/server/accounts/require-session'
import { exampleCurl } from '@/lib/server/demo/example-curl'
import { requestOrigin } from '@/lib/server/http/request-origin'
import { runtime } from '@/lib/server/runtime-handle'

export const metadata = { title: 'Activity' }

export default async function ActivityPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const { partnerId } = await requireSession()
  const page = readPage((await searchParams).page)
  const curl = exampleCurl(runtime().settings, requestOrigin(await headers()))
  return (
    <>
      <PageHeader title="Activity">Every message, the way it went and why.</PageHeader>
      <Prefetched queries={[messageListQuery(partnerId, page)]}>
        <ActivityLog partnerId={partnerId} page={page} curl={curl} />
      </Prefetched>
    </>
  )
}
