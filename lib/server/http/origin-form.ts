/** A request's target in origin form (RFC 9112 3.2.1), and the host that an absolute form named. */
export interface OriginForm {
  /** Path and query; begins with a slash. */
  target: string
  /** What the absolute form says in place of the Host header; null where there was none. */
  host: string | null
}

/**
 * Brings a request target into origin form, so that nothing behind the front door sees another one; null for a target that
 * has none, such as `*`, `host:port` and URLs that are not http.
 */
export function originForm(target: string): OriginForm | null {
  if (target.startsWith('/')) return { target, host: null }
  const rest = /^https?:\/\/[^/?#\\]+(.*)$/is.exec(target)?.[1]
  if (rest === undefined || !URL.canParse(target)) return null
  return { target: rest.startsWith('/') ? rest : `/${rest}`, host: new URL(target).host }
}
