/** An escape in JSON text: NUL, half a surrogate pair (a whole one is never escaped by `JSON.stringify`), or any other. */
const ESCAPE = /\\(?:u0000|ud[89a-f][0-9a-f]{2}|.)/g

/**
 * `JSON.stringify` as PostgreSQL's jsonb takes it: NUL and half surrogate pairs, in names too, become U+FFFD. The last line before
 * the database: nothing that reached this point may be refused for a character.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\u')
    ? text.replace(ESCAPE, (escape) => (/^\\u(0000|d)/.test(escape) ? '\uFFFD' : escape))
    : text
}
