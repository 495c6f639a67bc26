/** Parts of the user agents of link previews, mail scanners and crawlers, in lower case. Most name themselves a bot; apps whose own browser people use do not count. */
const MACHINES = [
  'bot',
  'crawl',
  'spider',
  'preview',
  'whatsapp/',
  'facebookexternalhit',
  'facebookcatalog',
  'meta-external',
  'slack-imgproxy',
  'viber',
  'embedly',
  'iframely',
  'vkshare',
  'google-',
  'yahoo! slurp',
  'safelinks',
  'barracuda',
  'proofpoint',
  'mimecast',
  'headless',
  'curl/',
  'wget/',
  'python-',
  'go-http',
  'java/',
  'okhttp',
  'node',
  'undici',
  'axios',
  'libwww',
]

/**
 * Did a person open the page, as far as its request shows? A request without a user agent, one that only asks ahead and one of a
 * link preview do not count.
 */
export function openedByPerson({
  method,
  userAgent,
  purpose,
}: {
  method: string
  userAgent: string | null
  /** `sec-purpose`, or `purpose` as older browsers say. */
  purpose: string | null
}): boolean {
  if (method !== 'GET' || !userAgent || /prefetch|preview/i.test(purpose ?? '')) return false
  const agent = userAgent.toLowerCase()
  return !MACHINES.some((part) => agent.includes(part))
}
