import { headers } from 'next/headers'
import { sendTest } from '@/app/(hub)/compose/actions'
import { Prefetched } from '@/app/(hub)/prefetched'
import { ComposeView } from '@/components/compose/compose-view'
import { PageHeader } from '@/components/shell/page-header'
import { channelQuery, channelSearchQuery } from '@/lib/client/channel-search'
import { roleAllows } from '@/lib/domain/accounts/role'
import { requireSession } from '@/lib/server/accounts/require-session'
import { requestOrigin } from '@/lib/server/http/request-origin'

export const metadata = { title: 'Compose' }

export default async function ComposePage({
  searchParams,
}: {
  searchParams: Promise<{ channel?: string | string[] }>
}) {
  const { partnerId, role } = await requireSession()
  const [channel] = [(await searchParams).channel].flat()
  return (
    <>
      <PageHeader title="Compose">
        Write one message, see which way it would go and why, then send it.
      </PageHeader>
      <Prefetched
        queries={[
          channelSearchQuery(partnerId, ''),
          ...(channel ? [channelQuery(partnerId, channel)] : []),
        ]}
      >
        <ComposeView
          partnerId={partnerId}
          maySend={roleAllows(role, 'operator')}
          origin={requestOrigin(await headers())}
          sendTest={sendTest}
        />
      </Prefetched>
    </>
  )
}
