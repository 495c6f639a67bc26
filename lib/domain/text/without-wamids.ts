/** Meta's message ids hold the recipient's number, in base64. */
const WAMID = /wamid\.[A-Za-z0-9+/=_-]+/g

/** A text without message ids: they say who was written to. */
export function withoutWamids(text: string): string {
  return text.replace(WAMID, 'wamid.…')
}
