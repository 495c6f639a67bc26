import { oddText } from '@/lib/domain/text/odd-text'

/** Is a member anywhere in parsed JSON, at any depth, named with NUL or half a surrogate pair? */
export function hasOddName(value: unknown): boolean {
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    if (!Array.isArray(next) && Object.keys(next).some((name) => oddText(name) !== null))
      return true
    for (const member of Object.values(next)) waiting.push(member)
  }
  return false
}
