import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { control } from '@/sandbox/testing/client'
import { eventually } from '@/sandbox/testing/eventually'
import { type Receiver, startReceiver } from '@/sandbox/testing/receiver'

const waba = (id: string, status: string, owner: string) => ({
  id,
  marketing_messages_onboarding_status: status,
  owner_business_id: owner,
  templates: [],
})

let receiver: Receiver
let sandbox: Sandbox
beforeEach(async () => {
  receiver = await startReceiver()
  sandbox = await startSandbox({
    webhooks: { url: receiver.url },
    wabas: [
      waba('71', 'ELIGIBLE', '500'),
      waba('72', 'ELIGIBLE', '500'),
      waba('73', 'INELIGIBLE_COUNTRY_NOT_SUPPORTED', '500'),
      waba('74', 'ELIGIBLE', '501'),
    ],
  })
})
afterEach(() => Promise.all([receiver.close(), sandbox.close()]))

const open = async (query = '', init?: RequestInit) => {
  const response = await fetch(`${sandbox.url}/_sandbox/terms${query}`, init)
  return { http: response.status, html: await response.text() }
}

it('shows the terms to a portfolio; accepting them onboards its WABAs that can be, each with its webhook', async () => {
  const { http, html } = await open('?waba_id=72')
  expect(http).toBe(200)
  expect(html).toContain('Accept the Marketing Messages terms (sandbox)')
  expect(html).toMatch(/500[\s\S]*71: ELIGIBLE[\s\S]*72: ELIGIBLE[\s\S]*73: INELIGIBLE/)
  expect(html).not.toContain('74')
  expect(receiver.received).toEqual([])

  const accepted = await open('', { method: 'POST', body: new URLSearchParams({ waba_id: '72' }) })
  expect(accepted.html).toMatch(/71: ONBOARDED[\s\S]*72: ONBOARDED[\s\S]*73: INELIGIBLE/)
  await eventually(() =>
    expect(
      receiver.received.flatMap(({ body }) => body.entry).map(({ changes }) => changes[0]?.value),
    ).toEqual(
      ['71', '72'].map((id) => ({
        event: 'MM_LITE_TERMS_SIGNED',
        waba_info: { owner_business_id: '500', waba_id: id },
      })),
    ),
  )
  expect((await open('?waba_id=74')).html).toContain('74: ELIGIBLE')
})

it('lets the portfolio be chosen where none is named', async () => {
  const { html } = await open()
  expect(
    [...html.matchAll(/<option value="(\d+)">([^<]*)/g)].map(([, id, wabas]) => [id, wabas]),
  ).toEqual([
    ['71', '71, 72, 73'],
    ['74', '74'],
  ])
})

it('refuses what is no WABA, and markup in a status is text', async () => {
  expect(await open('?waba_id=<b>')).toMatchObject({
    http: 400,
    html: expect.stringContaining('waba_id must be a text of digits') as string,
  })
  expect(await open('', { method: 'POST' })).toMatchObject({ http: 400 })
  await control(sandbox.url, 'PUT /wabas', {
    waba_id: '74',
    marketing_messages_onboarding_status: '<b>',
  })
  expect((await open('?waba_id=74')).html).toContain('&#60;b&#62;')
})
