import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'
import { filterText } from '@/lib/contracts/list'
import { messageDetail, messageItem } from '@/lib/contracts/messages'
import { lineOfText } from '@/lib/contracts/text'
import { WARNINGS } from '@/lib/domain/sending/warnings'

const way = z.enum(['marketing_messages', 'messages'])
const reason = messageItem.shape.reason

/** `POST /messages`: a test send (contract 3). */
export const testSend = z.strictObject({
  channel_id: filterText,
  /** As it is posted to the gateway's `/messages`. */
  message: anyMembers(z.unknown()),
  campaign: lineOfText(100).optional(),
  /** A chosen way has reason `forced` and no fallback. */
  via: z.enum(['auto', 'marketing_messages', 'messages']).default('auto'),
})

export const testSendQuery = z.object({
  dry_run: z.enum(['true', 'false'], { error: 'Accepted are true and false.' }).default('false'),
})

/** What became of it: what the gateway would have answered its caller. */
export const testSendResult = z.object({
  trace_id: z.string(),
  /** The way last attempted; null where none was. */
  route: way.nullable(),
  reason,
  attempts: z.int(),
  /** Graph code or class of the attempt that was swallowed. */
  fallback: z.string().nullable(),
  status: z.int(),
  /** The body: JSON where it is JSON, else text. */
  response: z.unknown(),
  /** Where the send's row is. */
  log: z.enum(['committed', 'spooled', 'lost']),
})

/** `?dry_run=true`: what the send would do now; nothing is sent. */
export const dryRunResult = z.object({
  /** Null where the message would be suppressed. */
  route: way.nullable(),
  reason,
  steps: messageDetail.shape.trace.shape.steps,
  warnings: z.array(z.object({ code: z.enum(WARNINGS), text: z.string() })),
  /** The answers to the questions of contract 2.1. */
  facts: messageDetail.shape.trace.shape.facts,
})

export type TestSend = z.output<typeof testSend>
export type TestSendResult = z.output<typeof testSendResult>
export type DryRunResult = z.output<typeof dryRunResult>
