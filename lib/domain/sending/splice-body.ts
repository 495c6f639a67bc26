import { memberName } from '@/lib/domain/json/member-name'
import { partEnd } from '@/lib/domain/json/part-end'
import type { Message } from '@/lib/domain/sending/message'
import type { Way } from '@/lib/domain/sending/way'

export interface Splice {
  way: Way
  /** The channel's default for `message_activity_sharing`; null leaves it to the WABA. */
  addActivitySharing: boolean | null
}

const COMMA = 0x2c
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

const MM_ONLY_MEMBERS: ReadonlySet<unknown> = new Set([
  'product_policy',
  'message_activity_sharing',
  'bid_spec',
])
const encoder = new TextEncoder()

/**
 * Decides the bytes of one attempt (contract 2): for Cloud every top-level `product_policy`, `message_activity_sharing`
 * and `bid_spec` is taken out; for MM a missing `recipient_type` becomes "individual" and a missing
 * `message_activity_sharing` takes the channel's default. All other bytes stay as the caller sent them: a member goes
 * with the white space around it and one comma. `message` is what `readMessage` made of this very `body`; where nothing
 * changes the same array comes back.
 */
export function spliceBody(
  body: Uint8Array,
  message: Message,
  { way, addActivitySharing }: Splice,
): Uint8Array {
  if (way === 'messages') {
    const carries =
      message.productPolicy !== null || message.activitySharing !== null || message.hasBidSpec
    return carries ? withoutMmOnlyMembers(body) : body
  }
  const added: string[] = []
  if (!message.hasRecipientType) added.push('"recipient_type":"individual"')
  if (addActivitySharing !== null && message.activitySharing === null) {
    added.push(`"message_activity_sharing":${addActivitySharing}`)
  }
  return added.length > 0 ? withMembers(body, added.join()) : body
}

function withMembers(body: Uint8Array, members: string): Uint8Array {
  const open = body.indexOf(OPEN_BRACE) + 1
  const rest = body.subarray(open)
  let first = open
  while (body[first]! <= 0x20) first += 1
  const isEmpty = body[first] === CLOSE_BRACE
  const added = encoder.encode(isEmpty ? members : `${members},`)
  const spliced = new Uint8Array(body.length + added.length)
  spliced.set(body.subarray(0, open))
  spliced.set(added, open)
  spliced.set(rest, open + added.length)
  return spliced
}

function withoutMmOnlyMembers(body: Uint8Array): Uint8Array {
  const spliced = new Uint8Array(body.length)
  let length = 0
  const keep = (from: number, to: number) => {
    spliced.set(body.subarray(from, to), length)
    length += to - from
  }
  let start = body.indexOf(OPEN_BRACE) + 1
  keep(0, start)
  const first = length
  for (;;) {
    const end = partEnd(body, start)
    if (!MM_ONLY_MEMBERS.has(memberName(body, start))) {
      // All but the first kept member bring along the comma before them.
      if (length > first) spliced[length++] = COMMA
      keep(start, end)
    }
    if (body[end] === CLOSE_BRACE) {
      keep(end, body.length)
      return spliced.subarray(0, length)
    }
    start = end + 1
  }
}
