import { setTimeout } from 'node:timers/promises'
import { type SendAnswer, sendRequest } from '@/lib/server/testing/send-request'
import { templateMessage } from '@/lib/server/testing/template-message'

/** A send that got its answer; `id` is its campaign and the end of its recipient's number. */
export interface AnsweredSend {
  id: string
  answer: SendAnswer
}

export interface Load {
  readonly answered: readonly AnsweredSend[]
  /** Settles when every caller has its last answer or has lost it. */
  stop(): Promise<void>
}

/**
 * Many callers that send one message after the other to wherever `url` says, each message once: a lost answer is never
 * asked for again. While nobody answers they wait.
 */
export function driveLoad(
  url: () => string,
  key: string,
  templates: readonly string[],
  callers: number,
): Load {
  const answered: AnsweredSend[] = []
  let stopped = false
  let count = 0
  const call = async () => {
    while (!stopped) {
      const id = String((count += 1)).padStart(9, '0')
      const message = templateMessage(templates[count % templates.length]!, { to: `5521${id}` })
      try {
        answered.push({
          id,
          answer: await sendRequest(url(), key, message, { headers: { 'x-fairway-campaign': id } }),
        })
      } catch {
        await setTimeout(20)
      }
    }
  }
  const running = Array.from({ length: callers }, call)
  return {
    answered,
    async stop() {
      stopped = true
      await Promise.all(running)
    },
  }
}
