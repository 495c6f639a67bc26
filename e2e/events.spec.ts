import { expect, type Page, test } from '@playwright/test'
import { PEOPLE } from '@/e2e/account'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { partnerApi } from '@/e2e/partner-api'
import type { ChannelList } from '@/lib/contracts/channels'
import type { MessageList } from '@/lib/contracts/messages'
import type { WebhookEndpointView } from '@/lib/contracts/webhook-endpoint'
import { DEMO } from '@/lib/server/accounts/demo-secrets'

const CAMPAIGN = 'events-journey'
const STATIC_HEADER = { name: 'X-E2E', value: 'a-header-of-the-specs' }

const drawer = (page: Page) => page.getByRole('dialog')
const rows = (page: Page) => page.getByRole('table', { name: 'Webhooks received' }).getByRole('row')

/** The sandbox delivers to it, and it never reads: after that nothing more is told of the message. */
const NEVER_READS = '999200002001'

/** One message under a campaign of its own, so that the demonstration's traffic leaves its numbers alone. */
async function sendOne(): Promise<void> {
  const response = await fetch(`${process.env.FAIRWAY_URL}/messages`, {
    method: 'POST',
    headers: {
      'D360-API-KEY': DEMO.channelKey,
      'content-type': 'application/json',
      'x-fairway-campaign': CAMPAIGN,
    },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      to: NEVER_READS,
      type: 'template',
      template: { name: 'spring_sale', language: { code: 'en' } },
    }),
  })
  expect(response.status).toBe(200)
}

async function numbers(): Promise<object> {
  const today = new Date().toISOString().slice(0, 10)
  return (
    await partnerApi<{ metrics: object }>(
      'GET',
      `/stats/overview?from=${today}&to=${today}&campaign=${CAMPAIGN}`,
    )
  ).metrics
}

test('an event is opened and replayed, alone and with all of its channel, and no number changes', async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await sendOne()
  await expect.poll(numbers, { timeout: 20_000 }).toMatchObject({ delivered: { total: 1 } })
  const before = await numbers()
  const {
    messages: [message],
  } = await partnerApi<MessageList>(
    'GET',
    `/messages?filters=${encodeURIComponent(JSON.stringify({ campaign: CAMPAIGN }))}`,
  )
  const own = `/events?kind=status&channel_id=${message!.channel_id}`

  await openPage(page, own)
  await rows(page).nth(1).getByRole('button').press('Enter')
  await expect(drawer(page).getByRole('region', { name: 'Raw event' })).toContainText('"statuses"')
  await checkPage(page)
  await drawer(page).getByRole('button', { name: 'Replay' }).click()
  await expect(
    page.getByText('Replayed. What it had changed already did not change again.'),
  ).toBeVisible()
  await expect(drawer(page).getByText(/^Replayed .* ago$/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toBeHidden()
  await expect(page).toHaveURL(own)

  await page.getByRole('button', { name: 'Replay all…' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('no number is counted twice')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Replay' }).click()
  await expect(
    page.getByText(/Last replay: \d+ events? read, none changed anything\./),
  ).toBeVisible({ timeout: 40_000 })
  expect(await numbers()).toEqual(before)
  expect(problems).toEqual([])
})

test('what cannot be read is in quarantine with the reason; a viewer sees neither it nor a way to replay', async ({
  page,
}) => {
  const { url } = await partnerApi<WebhookEndpointView>('PATCH', '/webhook_endpoint', {
    static_header: STATIC_HEADER,
  })
  const address = `${process.env.FAIRWAY_URL}${new URL(url).pathname}`
  expect(
    (
      await fetch(address, {
        method: 'POST',
        headers: { [STATIC_HEADER.name]: STATIC_HEADER.value },
        body: 'no JSON of ours',
      })
    ).status,
  ).toBe(200)
  await partnerApi('PATCH', '/webhook_endpoint', { static_header: null })

  await openPage(page, '/events', PEOPLE.viewer)
  await page.getByRole('combobox', { name: 'State' }).selectOption('quarantined')
  await expect(page).toHaveURL('/events?state=quarantined')
  await expect(rows(page).nth(1)).toContainText('Quarantined')
  await rows(page).nth(1).getByRole('button').click()
  await expect(drawer(page)).toContainText('The body is not JSON in UTF-8.')
  await expect(drawer(page)).not.toContainText('no JSON of ours')
  await expect(drawer(page).getByRole('button', { name: 'Replay' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Replay all…', includeHidden: true })).toHaveCount(
    0,
  )
})

test('the forwarding log tells of a receiver that is away, and tries again', async ({ page }) => {
  test.slow()
  const problems = pageProblems(page)
  await openPage(page, '/events/forwarding')
  await expect(page.getByRole('heading', { name: 'Nothing is forwarded yet' })).toBeVisible()
  const {
    partner_channels: [channel],
  } = await partnerApi<ChannelList>(
    'GET',
    `/channels?filters=${encodeURIComponent('{"search":"Flora Norte"}')}`,
  )
  await partnerApi('PATCH', `/channels/${channel!.id}`, {
    forward_url: 'https://receiver.invalid/hook',
  })
  await sendOne()
  const row = page.getByRole('table', { name: 'Webhooks forwarded' }).getByRole('row').nth(1)
  await expect(row).toContainText('Waiting', { timeout: 20_000 })
  await expect(row).toContainText('The host is not known to DNS.', { timeout: 20_000 })
  await row.getByRole('button', { name: /^Try again/ }).click()
  await expect(page.getByText('It is tried again now, and for seven days more.')).toBeVisible()
  await checkPage(page)
  await partnerApi('PATCH', `/channels/${channel!.id}`, { forward_url: null })
  await row.getByRole('link').click()
  await expect(drawer(page)).toContainText('Forwarded to')
  expect(problems).toEqual([])
})
