/** A send to paste into a shell: `curl` to the gateway at `address` with a channel's key. No value may hold a single quote. */
export function curlSend(address: string, key: string, template: object): string {
  const body = { messaging_product: 'whatsapp', to: '5521991112222', type: 'template', template }
  return [
    `curl -i ${address}/messages \\`,
    `  -H 'D360-API-KEY: ${key}' \\`,
    "  -H 'content-type: application/json' \\",
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
}
