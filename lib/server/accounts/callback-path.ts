/** Where to go after signing in: `callbackUrl` where it is on this very origin, else the start. Never another site. */
export function callbackPath(callbackUrl: string | undefined, origin: string): string {
  if (!callbackUrl || !URL.canParse(callbackUrl, origin)) return '/'
  const url = new URL(callbackUrl, origin)
  return url.origin === origin ? `${url.pathname}${url.search}` : '/'
}
