import type { MessageItem } from '@/lib/contracts/messages'

export function isSuccess({ answer_status }: Pick<MessageItem, 'answer_status'>): boolean {
  return answer_status >= 200 && answer_status < 300
}

/** What the caller got: the HTTP status, and the code of an error. */
export function Answer(answer: Pick<MessageItem, 'answer_status' | 'answer_code'>) {
  const { answer_status, answer_code } = answer
  return (
    <span
      className={`whitespace-nowrap ${isSuccess(answer) ? 'text-muted' : 'font-medium text-danger'}`}
    >
      {answer_status}
      {answer_code !== null && ` · ${answer_code}`}
    </span>
  )
}
