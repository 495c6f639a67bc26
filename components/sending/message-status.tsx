import { Check, CheckCheck, Eye, type LucideIcon, Send, X } from 'lucide-react'
import { Answer, isSuccess } from '@/components/sending/answer'
import type { MessageItem } from '@/lib/contracts/messages'

const STATUSES: Record<
  NonNullable<MessageItem['status']> | 'accepted',
  { name: string; icon: LucideIcon; look: string }
> = {
  accepted: { name: 'Accepted', icon: Send, look: 'text-muted' },
  sent: { name: 'Sent', icon: Check, look: 'text-muted' },
  delivered: { name: 'Delivered', icon: CheckCheck, look: '' },
  read: { name: 'Read', icon: Eye, look: '' },
  failed: { name: 'Failed', icon: X, look: 'font-medium text-danger' },
}

/** How far a message is: the furthest that webhooks told, before that what the caller was answered. */
export function MessageStatus({
  message,
}: {
  message: Pick<MessageItem, 'status' | 'answer_status' | 'answer_code'>
}) {
  if (message.status === null && !isSuccess(message)) return <Answer {...message} />
  const { name, icon: Icon, look } = STATUSES[message.status ?? 'accepted']
  return (
    <span className={`inline-flex items-center gap-1.5 align-middle whitespace-nowrap ${look}`}>
      <Icon className="size-3.5 shrink-0" aria-hidden />
      {name}
    </span>
  )
}
