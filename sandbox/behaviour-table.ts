import { behaviours, keys, modifiers, recipients } from '@/sandbox/behaviours'
import { errorCatalogue } from '@/sandbox/error-catalogue'
import type { Answer, Outcome } from '@/sandbox/outcome'
import { type Fate, fatefulRecipients, fates } from '@/sandbox/webhooks/fates'

function describeAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'success':
      return answer.messageStatus ? `accepted as \`${answer.messageStatus}\`` : 'accepted'
    case 'graph_error':
      return `${answer.http}, code ${answer.code}: ${answer.details ?? answer.message}`
    case 'gateway_error':
      return `${answer.http}, "${answer.text}"${answer.retryAfter ? `, \`retry-after: ${answer.retryAfter}\`` : ''}`
    case 'raw':
      return `${answer.http}, ${answer.label}`
    case 'reset':
      return 'connection reset'
    case 'silence':
      return 'never answered'
  }
}

function describeOutcome(outcome: Outcome | undefined): string {
  if (!outcome) return 'ordinary'
  const seen = describeAnswer(outcome.answer)
  const billed = outcome.billed ? `, billed \`${outcome.billed}\`` : ''
  return outcome.accepted && outcome.answer.kind !== 'success'
    ? `**delivered**, then ${seen}`
    : seen + billed
}

function describeFate({ ends, failed, skipsDelivered, clicked, viewed }: Fate): string {
  const statuses = ['sent', 'delivered', 'read']
    .slice(0, ['accepted', 'sent', 'delivered', 'read'].indexOf(ends))
    .filter((status) => status !== 'delivered' || !skipsDelivered)
  const told = [
    ...statuses.map((status) => `\`${status}\``),
    ...(failed === undefined ? [] : [`\`failed\` with ${failed}: ${errorCatalogue[failed][1]}`]),
    ...(clicked ? [`a click${viewed ? ' and its page view' : ''}`] : []),
  ]
  return told.join(', ') || 'nothing'
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** All scripted behaviour as Markdown, made from the data that plays it. */
export function behaviourTable(): string {
  return [
    table(
      ['template name', 'plays', 'category', 'on `/marketing_messages`', 'on `/messages`'],
      behaviours.map((row) => [
        `\`${row.name}\``,
        row.plays,
        row.category ?? 'MARKETING',
        describeOutcome(row.mm),
        describeOutcome(row.cloud),
      ]),
    ),
    table(
      ['template name', 'does'],
      modifiers.map((row) => [`\`${row.name}\``, row.does]),
    ),
    table(
      ['recipient begins with', 'plays'],
      recipients.map((row) => [`\`${row.recipient}\``, `\`${row.plays}\``]),
    ),
    table(
      ['template name', 'webhooks, once it was accepted'],
      fates.map((row) => [`\`${row.name}\``, describeFate(row.fate)]),
    ),
    table(
      ['recipient begins with', 'webhooks as of'],
      fatefulRecipients.map((row) => [`\`${row.recipient}\``, `\`${row.fate}\``]),
    ),
    table(
      ['key or token begins with', 'answer'],
      keys.map((row) => [`\`${row.key}\``, describeAnswer(row.answer)]),
    ),
  ].join('\n\n')
}
