import { withoutWamids } from '@/lib/domain/text/without-wamids'

/** As people and providers write numbers in a sentence: behind a plus with any separators, else at least eight digits with one at most. */
const NUMBER = /\+\d[\d ().-]{6,}\d|\d(?:[ .-]?\d){7,}/g

/** A sentence of a provider without message ids and numbers of people. */
export function withoutNumbers(text: string): string {
  return withoutWamids(text).replace(NUMBER, '…')
}
