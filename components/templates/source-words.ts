import type { TemplateCategoryView } from '@/lib/contracts/template-categories'

/** What a verdict rests on: a name for lists, and what it means (contract 2.1, "What is known of a category"). */
export const SOURCE_WORDS: Readonly<
  Record<TemplateCategoryView['source'], { name: string; says: string }>
> = {
  pin: {
    name: 'Pinned',
    says: 'Pinned by hand: it goes before everything else, and stays until it is forgotten.',
  },
  webhook: {
    name: 'Webhook',
    says: 'The provider told it by webhook. It holds for 24 hours unless it is renewed.',
  },
  list: {
    name: 'Provider’s list',
    says: 'Read in the provider’s template list. It holds for 24 hours unless it is renewed.',
  },
  learned: {
    name: 'Learned',
    says: 'Learned from an answer to one of your own messages. Each further acceptance by MM API renews it.',
  },
  none: {
    name: '–',
    says: 'Nothing that is known of it still holds: its next message is checked by MM API.',
  },
}
