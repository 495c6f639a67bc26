/** `{{1}}` or `{{first_name}}` in a template's text. */
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g

/** The names of a text's placeholders, each once: positions by their number, names in the order of the text. */
export function placeholdersOf(text: string): string[] {
  const names = [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name!))]
  return names.every(isPosition) ? names.sort((a, b) => Number(a) - Number(b)) : names
}

/** The text with each placeholder replaced; where `valueOf` knows none it stays as it stands. */
export function fillPlaceholders(
  text: string,
  valueOf: (name: string) => string | undefined,
): string {
  return text.replace(PLACEHOLDER, (placeholder, name: string) => valueOf(name) ?? placeholder)
}

/** Is it a position, as in `{{1}}`, and no name? */
export function isPosition(name: string): boolean {
  return /^\d+$/.test(name)
}
