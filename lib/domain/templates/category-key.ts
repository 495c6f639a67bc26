/** One spelling for a template's language: Meta's webhooks say `en-US` where its API says `en_US`. */
export function normaliseLanguage(language: string): string {
  return language.replaceAll('-', '_').toLowerCase()
}

/**
 * The key under which a template's category is known (contract 2.1): WABA, name as it is, language with
 * `-` and `_` alike and without case. With lengths, since a caller's name may hold any separator.
 */
export function categoryKey(wabaId: string, name: string, language: string): string {
  return `${wabaId.length}:${wabaId}${name.length}:${name}${normaliseLanguage(language)}`
}
