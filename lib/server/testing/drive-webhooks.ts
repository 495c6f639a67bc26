import { setTimeout } from 'node:timers/promises'
import { metaSignature } from '@/lib/server/testing/webhook-sender'

export interface WebhookDrive {
  /** Each body that had its 200, once; all that were begun when it has stopped. */
  readonly posted: readonly Buffer[]
  /** The id in each 200. */
  readonly acknowledged: readonly string[]
  /** How often the answer was 503. */
  readonly refused: number
  /** Settles when every body that was begun has its 200. Throws where one had another answer than 200 or 503. */
  stop(): Promise<void>
}

interface Drive {
  /** The endpoint on each instance: one after chance takes a body. */
  urls(): readonly string[]
  /** Meta's app secret. */
  secret: string
  callers: number
  /** Of the bodies that had their 200, so many are posted once more: from 0 to 1. */
  again?: number
  /** A caller's pause between two bodies, in milliseconds. */
  pauseMs?: number
}

/** Callers that post bodies as the provider does: what got no 200 comes again. */
export function driveWebhooks(
  bodies: Iterator<Buffer>,
  { urls, secret, callers, again = 0.1, pauseMs = 0 }: Drive,
): WebhookDrive {
  const posted: Buffer[] = []
  const acknowledged: string[] = []
  let refused = 0
  let stopped = false
  const post = async (body: Buffer) => {
    for (;;) {
      const all = urls()
      const answer = await fetch(all[Math.floor(Math.random() * all.length)]!, {
        method: 'POST',
        headers: metaSignature(body, secret),
        body: body as BodyInit,
      }).then(
        async (response) => ({ status: response.status, text: await response.text() }),
        () => null,
      )
      if (answer?.status === 200)
        return acknowledged.push((JSON.parse(answer.text) as { id: string }).id)
      if (answer && answer.status !== 503) throw new Error(`${answer.status}: ${answer.text}`)
      if (answer) refused += 1
      await setTimeout(20)
    }
  }
  const call = async () => {
    for (let next = bodies.next(); !stopped && !next.done; next = bodies.next()) {
      await post(next.value)
      if (Math.random() < again) await post(next.value)
      posted.push(next.value)
      await setTimeout(pauseMs)
    }
  }
  const running = Promise.all(Array.from({ length: callers }, call))
  // Whoever stops it hears of it.
  running.catch(() => {})
  return {
    posted,
    acknowledged,
    get refused() {
      return refused
    },
    async stop() {
      stopped = true
      await running
    },
  }
}
