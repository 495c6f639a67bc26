import Link from 'next/link'
import type { MessageItem } from '@/lib/contracts/messages'
import type { Column } from '@/components/data-table/data-table'
import { LocalNumber } from '@/components/preferences/local-number'
import { LocalTime } from '@/components/preferences/local-time'
import { Answer, isSuccess } from '@/components/sending/answer'
import { MessageName } from '@/components/sending/message-name'
import { REASON_WORDS } from '@/components/sending/reason-words'
import { RecipientText } from '@/components/sending/recipient'
import { RouteTaken } from '@/components/sending/route-taken'

export const MESSAGE_COLUMNS: readonly Column<MessageItem>[] = [
  {
    header: 'Message',
    className: 'max-w-0 w-full sm:w-auto sm:max-w-72',
    cell: (message) => (
      <>
        <Link href={`/activity/${message.trace_id}`} prefetch={false} className="block truncate font-medium after:absolute after:inset-0">
          <MessageName message={message} />
        </Link>
        <span className="block truncate text-xs text-muted md:hidden"><LocalTime at={message.at} /> · {message.channel_name}</span>
      </>
    ),
  },
  { header: 'Time', sort: 'at', className: 'hidden md:table-cell', cell: ({ at }) => <LocalTime at={at} /> },
  {
    header: 'Channel',
    className: 'hidden md:table-cell',
    cell: ({ channel_name, channel_id }) => <span className="block max-w-44 truncate">{channel_name ?? channel_id}</span>,
  },
  { header: 'Recipient', className: 'hidden 2xl:table-cell', cell: (message) => <RecipientText {...message} /> },
  {
    header: 'Route',
    className: 'pr-4 text-right sm:pr-3 sm:text-left',
    cell: (message) => (
      <>
        <RouteTaken {...message} />
        {!isSuccess(message) && <span className="block text-xs sm:hidden"><Answer {...message} /></span>}
      </>
    ),
  },
  {
    header: 'Reason',
    className: 'hidden lg:table-cell',
    cell: ({ reason }) => <span title={REASON_WORDS[reason].says} className="whitespace-nowrap">{REASON_WORDS[reason].name}</span>,
  },
  { header: 'Answer', className: 'hidden text-right sm:table-cell', cell: (message) => <Answer {...message} /> },
  { header: 'Latency', sort: 'latency_ms', className: 'hidden text-right md:table-cell', cell: ({ latency_ms }) => <LocalNumber value={latency_ms} unit="millisecond" /> },
]
