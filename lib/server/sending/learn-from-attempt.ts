import { lessonsFrom } from '@/lib/domain/sending/lessons'
import type { SendState } from '@/lib/domain/sending/next-step'
import type { ChannelDirectory, DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { WabaLesson } from '@/lib/server/sending/send-record'
import type {
  CategoryLesson,
  CategoryStore,
  TemplateRef,
} from '@/lib/server/templates/category-store'

/** What a send has taught so far: words for its trace, and the lessons to write with its row. */
export interface Learned {
  words: string[]
  categories: CategoryLesson[]
  wabas: WabaLesson[]
}

/** Takes what the last attempt taught into memory at once, and notes in `learned` what must be written. */
export function learnFromAttempt(
  stores: { directory: ChannelDirectory; categories: CategoryStore; learnedLifeMs: number },
  send: { channel: DirectoryChannel; template: TemplateRef | null; traceId: string },
  state: SendState,
  now: number,
  learned: Learned,
): void {
  const { partner, wabaId } = send.channel
  for (const lesson of lessonsFrom(state)) {
    if (lesson.kind === 'category') {
      if (!send.template) continue
      const { classified } = state.attempts.at(-1)!
      const code = classified.kind === 'failure' ? classified.code : null
      const { name, language } = send.template
      const fact: CategoryLesson = {
        partnerId: partner.id,
        wabaId,
        name,
        language,
        category: lesson.category,
        at: now,
        status: classified.status ?? 0,
        code,
        traceId: send.traceId,
      }
      learned.words.push(lesson.category)
      if (stores.categories.learn(fact)) learned.categories.push(fact)
      continue
    }
    const notOnboardedUntil =
      lesson.kind === 'waba_not_onboarded' ? now + stores.learnedLifeMs : null
    const known = partner.wabas.get(wabaId)?.notOnboardedUntil ?? null
    if (notOnboardedUntil === null && known === null) continue
    stores.directory.noteNotOnboarded(partner, wabaId, notOnboardedUntil)
    learned.words.push(lesson.kind)
    learned.wabas.push({ partnerId: partner.id, wabaId, notOnboardedUntil })
  }
}
