/** How often a link was opened, in words. */
export function openedWords(count: number): string {
  if (count === 0) return 'not opened'
  return count === 1 ? 'opened once' : `opened ${count} times`
}
