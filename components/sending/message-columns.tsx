import Link from 'next/link'
import type { Column } from '@/components/data-table/data-table'
import { LocalNumber } from '@/components/preferences/local-number'
import { LocalTime } from '@/components/preferences/local-time'
import { MessageName } from '@/components/sending/message-name'
import { MessageStatus } from '@/components/sending/message-status'
import { REASON_WORDS } from '@/components/sending/reason-words'
import { RecipientText } from '@/components/sending/recipient'
import { RouteTaken } from '@/components/sending/route-taken'
import type { MessageItem } from '@/lib/contracts/messages'

export const MESSAGE_COLUMNS: readonly Column<MessageItem>[] = [
  {
    header: 'Message',
    className: 'w-full max-w-0 min-w-36 lg:w-1/4',
    cell: (message) => (
      <>
        <Link
          href={`/activity/${message.trace_id}`}
          prefetch={false}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          <MessageName message={message} />
        </Link>
        <span className="block truncate text-xs text-muted">
          <span className="md:hidden">
            <LocalTime at={message.at} /> ·{' '}
          </span>
          {message.channel_name ?? message.channel_id}
        </span>
      </>
    ),
  },
  {
    header: 'Recipient',
    className: 'hidden lg:table-cell',
    cell: (message) => <RecipientText {...message} />,
  },
  {
    header: 'Route',
    about:
      'The way that was decided; after an arrow the other one, where the message fell back to it.',
    className: 'pr-4 text-right sm:pr-3 sm:text-left',
    cell: (message) => (
      <>
        <RouteTaken {...message} />
        <span className="mt-0.5 block text-xs sm:hidden">
          <MessageStatus message={message} />
        </span>
      </>
    ),
  },
  {
    header: 'Reason',
    className: 'hidden lg:table-cell',
    cell: ({ reason }) => (
      <span title={REASON_WORDS[reason].says} className="whitespace-nowrap text-muted">
        {REASON_WORDS[reason].name}
      </span>
    ),
  },
  {
    header: 'Status',
    about:
      'The furthest that webhooks told of the message; before that, what your program was answered.',
    className: 'hidden sm:table-cell',
    cell: (message) => <MessageStatus message={message} />,
  },
  {
    header: 'Latency',
    sort: 'latency_ms',
    about: 'From the send’s arrival here to the answer, with all its attempts.',
    className: 'hidden text-right md:table-cell',
    cell: ({ latency_ms }) => <LocalNumber value={latency_ms} unit="millisecond" />,
  },
  {
    header: 'Time',
    sort: 'at',
    className: 'hidden text-right md:table-cell',
    cell: ({ at }) => <LocalTime at={at} />,
  },
]
