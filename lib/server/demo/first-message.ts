import { curlSend } from '@/lib/server/demo/curl-send'

/** A marketing message to paste: the first channel's WABA has the template, so it goes by MM. */
export function firstMessage(address: string, key: string): string {
  return curlSend(address, key, {
    name: 'spring_sale',
    language: { code: 'en' },
    components: [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Ana' },
          { type: 'text', text: '25%' },
        ],
      },
      { type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'n3mtql' }] },
    ],
  })
}
