/** A marketing message to paste into a shell: `curl` to the gateway at `address` with a channel's key. */
export function firstMessage(address: string, key: string): string {
  const parameters = [{ type: 'text', text: 'Ana' }, { type: 'text', text: '25%' }]
  const body = {
    messaging_product: 'whatsapp',
    to: '5521991112222',
    type: 'template',
    template: {
      name: 'spring_sale',
      language: { code: 'en' },
      components: [
        { type: 'body', parameters },
        { type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'n3mtql' }] },
      ],
    },
  }
  return [
    `curl -i ${address}/messages \\`,
    `  -H 'D360-API-KEY: ${key}' \\`,
    "  -H 'content-type: application/json' \\",
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
}
