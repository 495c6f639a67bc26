import { curlSend } from '@/lib/server/demo/curl-send'

/** A message to paste that shows the fallback: a template no list has, so MM is tried; the sandbox takes its name for a utility one, and Cloud follows. */
export function fallbackMessage(address: string, key: string): string {
  return curlSend(address, key, {
    name: 'utility_pickup_ready',
    language: { code: 'en' },
    components: [{ type: 'body', parameters: [{ type: 'text', text: 'A-1042' }] }],
  })
}
