import { expect, it } from 'vitest'
import { readChannelForm } from '@/components/channels/read-channel-form'
import type { Channel } from '@/lib/contracts/channels'

const channel = {
  name: 'Flora',
  rate_limit_mps: 80,
  forward_url: 'https://a.example',
  default_activity_sharing: true,
  accept_upstream_key: true,
  suppress_opted_out: false,
  suppress_us: false,
} as Channel

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const SAME = {
  name: 'Flora',
  rate_limit_mps: '80',
  forward_url: 'https://a.example',
  default_activity_sharing: 'true',
  accept_upstream_key: 'on',
  upstream_api_key: '',
}

it('changes nothing where nothing differs', () => {
  expect(readChannelForm(form(SAME), channel)).toEqual({})
})

it('changes what differs, and takes away what was emptied', () => {
  const { accept_upstream_key, ...rest } = SAME
  expect(accept_upstream_key).toBe('on')
  expect(
    readChannelForm(
      form({
        ...rest,
        name: ' Flora Norte ',
        rate_limit_mps: '',
        forward_url: '',
        default_activity_sharing: '',
        suppress_us: 'on',
        upstream_api_key: ' a-new-key ',
      }),
      channel,
    ),
  ).toEqual({
    name: 'Flora Norte',
    rate_limit_mps: null,
    forward_url: null,
    default_activity_sharing: null,
    accept_upstream_key: false,
    suppress_us: true,
    upstream_api_key: 'a-new-key',
  })
  expect(readChannelForm(form({ ...SAME, default_activity_sharing: 'false' }), channel)).toEqual({
    default_activity_sharing: false,
  })
})
