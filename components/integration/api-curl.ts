/** The curl command of a request to the Partner API; `address` is `{origin}/api/v2/partners/{partner_id}`. */
export function apiCurl(address: string, method: string, path: string, body?: object): string {
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${address}${path}'`,
    '-H "X-API-Key: $FAIRWAY_API_KEY"',
    ...(body
      ? [
          "-H 'content-type: application/json'",
          `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`,
        ]
      : []),
  ]
  return lines.join(' \\\n  ')
}
