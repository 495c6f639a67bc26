/** A demonstration channel's upstream key, from which the sandbox reads WABA and number. It is made of ids, so anyone can guess it. */
export function knownUpstreamKey(channel: {
  id: string
  wabaId: string
  phoneNumberId: string
}): string {
  return `demo-${channel.id}-waba-${channel.wabaId}-phone-${channel.phoneNumberId}`
}
