import { Prefetched } from '@/app/(hub)/prefetched'
import { MessageView } from '@/components/sending/message-view'
import { messageQuery } from '@/lib/client/messages'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Message' }

export default async function MessagePage({ params }: { params: Promise<{ traceId: string }> }) {
  const { partnerId } = await requireSession()
  const id = decodeURIComponent((await params).traceId)
  return (
    <Prefetched queries={[messageQuery(partnerId, id)]}>
      <MessageView partnerId={partnerId} id={id} />
    </Prefetched>
  )
}
