/** In single quotes, where a shell changes nothing. */
export function shellText(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
