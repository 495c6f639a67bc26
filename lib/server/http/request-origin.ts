/** The address by which the browser asked, as the front door put it into the forwarding headers. */
export function requestOrigin(headers: { get(name: string): string | null }): string {
  return `${headers.get('x-forwarded-proto')}://${headers.get('x-forwarded-host')}`
}
