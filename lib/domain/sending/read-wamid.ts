import { readAnswer } from '@/lib/domain/sending/read-answer'

/** Meta's ids are base64 after `wamid.`; anything that could not be stored or indexed is no id. */
const WAMID = /^[\x21-\x7e]{1,512}$/

/** The message's id from a 2xx body, `messages[0].id` on both ways (domain fact: Meta, send reference). */
export function readWamid(body: Uint8Array): string | null {
  const answer = readAnswer(body)
  if (!answer || !('json' in answer)) return null
  const id = (answer.json as { messages?: [{ id?: unknown } | null] } | null)?.messages?.[0]?.id
  return typeof id === 'string' && WAMID.test(id) ? id : null
}
