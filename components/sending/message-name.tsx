import type { MessageItem } from '@/lib/contracts/messages'

/** What a message is called: its template and language, else its type. */
export function MessageName({
  message,
}: {
  message: Pick<MessageItem, 'template_name' | 'template_language' | 'type'>
}) {
  const { template_name, template_language, type } = message
  if (template_name === null)
    return (
      <span className="font-normal">{type ? `${type} message` : 'Message without a type'}</span>
    )
  return (
    <>
      {template_name} <span className="font-normal text-muted">{template_language}</span>
    </>
  )
}
