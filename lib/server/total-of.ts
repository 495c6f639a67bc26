import { MOST_COUNTED } from '@/lib/contracts/list'

/** What a list says of its length, of what was counted up to one more than `MOST_COUNTED`. */
export function totalOf(counted: number): { total: number; total_is_least?: true } {
  return counted > MOST_COUNTED ? { total: MOST_COUNTED, total_is_least: true } : { total: counted }
}
