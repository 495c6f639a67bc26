import { withoutWamids } from '@/lib/domain/text/without-wamids'

/** As people and providers write numbers in a sentence: at least eight digits, with one separator between two of them at the most. */
const NUMBER = /\+?\d(?:[ ().-]?\d){7,}/g

/** A sentence of a provider without message ids and numbers of people. */
export function withoutNumbers(text: string): string {
  return withoutWamids(text).replace(NUMBER, '…')
}
