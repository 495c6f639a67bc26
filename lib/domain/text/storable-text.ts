/** What an outside program said, as one line that the database takes: a provider may answer anything. */
export function storableText(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
}
