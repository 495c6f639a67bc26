/**
 * Where to go after signing in: `callbackUrl` where it is on this very origin, else the start. Never another site: what is
 * given is a path that a browser resolves once more, so it counts only where that leads back here too.
 */
export function callbackPath(callbackUrl: string | undefined, origin: string): string {
  const path = pathOn(callbackUrl ?? '/', origin)
  return path !== null && pathOn(path, origin) === path ? path : '/'
}

function pathOn(address: string, origin: string): string | null {
  if (!URL.canParse(address, origin)) return null
  const url = new URL(address, origin)
  return url.origin === origin ? `${url.pathname}${url.search}` : null
}
