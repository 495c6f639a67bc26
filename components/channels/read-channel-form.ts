import type { Channel, ChannelChange } from '@/lib/contracts/channels'

/** What a channel's form changes: the fields that differ from the channel; an empty one takes the setting away. */
export function readChannelForm(form: FormData, channel: Channel): ChannelChange {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const sharing = text('default_activity_sharing')
  const read = {
    name: text('name'),
    rate_limit_mps: text('rate_limit_mps') === '' ? null : Number(text('rate_limit_mps')),
    forward_url: text('forward_url') || null,
    default_activity_sharing: sharing === '' ? null : sharing === 'true',
    accept_upstream_key: form.has('accept_upstream_key'),
    suppress_opted_out: form.has('suppress_opted_out'),
    suppress_us: form.has('suppress_us'),
  }
  const changed = Object.entries(read).filter(
    ([name, value]) => value !== channel[name as keyof typeof read],
  )
  const key = text('upstream_api_key')
  return { ...Object.fromEntries(changed), ...(key && { upstream_api_key: key }) }
}
