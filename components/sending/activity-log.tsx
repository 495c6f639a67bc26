'use client'

import { useQuery } from '@tanstack/react-query'
import { MESSAGES_PER_PAGE, messageListQuery } from '@/lib/client/messages'
import { DataTable } from '@/components/data-table/data-table'
import { Pager } from '@/components/data-table/pager'
import { FirstSend } from '@/components/sending/first-send'
import { MESSAGE_COLUMNS } from '@/components/sending/message-columns'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

const REFRESH_MS = 10_000

/** The send log, a page at a time; the first page follows what is sent. `curl` is a first message to send. */
export function ActivityLog({ partnerId, page, curl }: { partnerId: string; page: number; curl: string }) {
  const query = useQuery({
    ...messageListQuery(partnerId, page),
    refetchInterval: page === 1 ? REFRESH_MS : false,
  })
  const total = query.data?.total ?? 0
  return (
    <>
      <DataTable
        caption="Messages, newest first"
        query={query}
        rowsOf={(data) => data.messages}
        rowKey={(message) => message.trace_id}
        columns={MESSAGE_COLUMNS}
        empty={total === 0 ? <FirstSend curl={curl} /> : <PastTheEnd />}
      />
      {total > 0 && <Pager page={page} perPage={MESSAGES_PER_PAGE} total={total} />}
    </>
  )
}

function PastTheEnd() {
  return (
    <Notice title="This page is past the end" action={<LinkButton href="/activity">Newest messages</LinkButton>}>
      There are fewer messages than that.
    </Notice>
  )
}
