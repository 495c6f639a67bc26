import { expect, it } from 'vitest'
import { linkMessage } from '@/components/onboarding/link-message'

const portfolio = { business_id: null, accepted: false, waba_ids: [] }

it('names the client, the link and its end, and that each portfolio accepts by itself where there are several', () => {
  const text = linkMessage(
    { client_name: 'Flora Norte', portfolios: [portfolio, portfolio] },
    'https://hub.example/o/abc',
    '3 March',
  )
  expect(text).toMatch(/^Hello Flora Norte,\n/)
  expect(text.split('\n\n')).toContain('https://hub.example/o/abc')
  expect(text).toContain('each of your portfolios has to accept by itself')
  expect(text).toContain('works until 3 March.')
})

it("of the banner's link names nobody, and no end", () => {
  const text = linkMessage({ client_name: null, portfolios: [] }, 'https://hub.example/o/abc', null)
  expect(text).toMatch(/^Hello,\n/)
  expect(text).not.toMatch(/null|until|each of your portfolios/)
})
