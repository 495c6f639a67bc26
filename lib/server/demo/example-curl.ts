import { DEMO } from '@/lib/server/accounts/demo-secrets'
import { isLocalDemo } from '@/lib/server/accounts/first-partner'
import { firstMessage } from '@/lib/server/demo/first-message'
import type { Settings } from '@/lib/server/settings'

/** A first message to paste: ready to send in the local demonstration, elsewhere with a place for the channel's key. */
export function exampleCurl(settings: Settings, address: string): string {
  return firstMessage(address, isLocalDemo(settings) ? DEMO.channelKey : 'YOUR_CHANNEL_KEY')
}
