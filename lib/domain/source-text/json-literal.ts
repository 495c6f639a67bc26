/** What Python calls the three words of JSON. */
export const PYTHON_WORDS = { true: 'True', false: 'False', null: 'None' }

/** JSON is a literal of JavaScript as it stands, and of Python and Ruby but for its three words. */
export function jsonLiteral(value: unknown, words: Readonly<Record<string, string>> = {}): string {
  const json = JSON.stringify(value, null, 2)
  return json.replace(/"(?:[^"\\]|\\.)*"|true|false|null/g, (token) => words[token] ?? token)
}
