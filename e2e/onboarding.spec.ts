import { type Browser, expect, type Page, test } from '@playwright/test'
import { PEOPLE } from '@/e2e/account'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { partnerApi } from '@/e2e/partner-api'

/** A browser of a person: Chromium without a window names itself `Headless…`, which counts as a machine. */
const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'

interface Link {
  id: string
  url: string
  status: string
}

const clientIdOf = async (name: string) =>
  (
    await partnerApi<{ clients: { id: string }[] }>(
      'GET',
      `/clients?filters=${encodeURIComponent(JSON.stringify({ name }))}`,
    )
  ).clients[0]!.id
const linkFor = async (name: string) =>
  partnerApi<Link>('POST', '/onboarding_links', { client_id: await clientIdOf(name) })
const pathOf = ({ url }: Pick<Link, 'url'>) => new URL(url).pathname

/** Opens a link as the client does: in a browser of its own. */
async function visit(
  browser: Browser,
  link: Pick<Link, 'url'>,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: process.env.FAIRWAY_URL,
    userAgent: PERSON,
    ...options,
  })
  const page = await context.newPage()
  await page.goto(pathOf(link))
  return page
}

/** Accepts the terms on the page that the link's button leads to. */
async function acceptTerms(page: Page): Promise<void> {
  const [terms] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Go to the terms' }).click(),
  ])
  await terms.getByRole('button', { name: 'Accept the terms' }).click()
  await expect(terms.getByRole('heading', { name: 'Accepted' })).toBeVisible()
  await terms.close()
}

const rowOf = (page: Page, client: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: client, exact: true }) })

/** Where the client's next marketing message goes, as a partner's program sees it. */
async function nextSend(channelName: string): Promise<(string | null)[]> {
  const {
    partner_channels: [channel],
  } = await partnerApi<{ partner_channels: { id: string }[] }>(
    'GET',
    `/channels?filters=${encodeURIComponent(JSON.stringify({ search: channelName }))}`,
  )
  const { api_key } = await partnerApi<{ api_key: string }>(
    'POST',
    `/channels/${channel!.id}/api_keys`,
  )
  const response = await fetch(`${process.env.FAIRWAY_URL}/messages`, {
    method: 'POST',
    headers: { 'D360-API-KEY': api_key, 'content-type': 'application/json' },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      to: '33612345678',
      type: 'template',
      template: { name: 'offre_de_rentree', language: { code: 'fr' } },
    }),
  })
  return [response.headers.get('x-fairway-route'), response.headers.get('x-fairway-reason')]
}

test('the whole way: a link is made, the client accepts on it, both pages tell by themselves, and the next send goes by MM', async ({
  page,
  browser,
}) => {
  test.slow()
  const problems = pageProblems(page)
  expect(await nextSend('Vélo Cardinal France')).toEqual(['messages', 'not_onboarded'])
  await openPage(page, '/onboarding')
  const row = rowOf(page, 'Vélo Cardinal')
  await expect(row).toContainText(/Not begun.*Send a link.*0 of 3/)
  await checkPage(page)

  await page.getByRole('button', { name: 'Create a link', exact: true }).click()
  await page.getByRole('combobox', { name: 'Client' }).press('Enter')
  await page.getByPlaceholder('Choose a client').fill('Vélo')
  await expect(
    page.getByRole('dialog', { name: 'Choose a client' }).getByRole('option'),
  ).toHaveText(['Vélo Cardinal'])
  await page.keyboard.press('Enter')
  await page.getByLabel('It works for').selectOption('7 days')
  await page.getByRole('button', { name: 'Create the link' }).click()
  const dialog = page.getByRole('dialog', { name: 'Link for Vélo Cardinal' })
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible()
  const url = (await dialog.locator('pre').textContent())!
  await expect(dialog.getByLabel('Text to send')).toHaveValue(
    new RegExp(`Hello Vélo Cardinal,[^]*${url}`),
  )
  await dialog.getByLabel('Text to send').fill('Bonjour')
  await checkPage(page)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(row).toContainText('Not opened')

  const client = await visit(browser, { url })
  const clientProblems = pageProblems(client)
  const asked: string[] = []
  client.on('request', (request) => asked.push(new URL(request.url()).origin))
  await client.reload()
  await expect(client.getByRole('status')).toContainText('Waiting for Meta’s confirmation')
  await checkPage(client)
  expect(new Set(asked)).toEqual(new Set([process.env.FAIRWAY_URL]))
  await expect(row).toContainText('Opened')

  await acceptTerms(client)
  await expect(client.getByRole('heading', { name: 'The terms are accepted' })).toBeVisible({
    timeout: 15_000,
  })
  await expect(row).toContainText('Accepted', { timeout: 15_000 })
  await expect(row).toContainText('2 of 3')
  expect(await nextSend('Vélo Cardinal France')).toEqual(['marketing_messages', 'known_marketing'])
  expect([problems, clientProblems]).toEqual([[], []])
  await client.context().close()
})

test('a link that is unknown, expired or revoked shows the same kind page, and tells nothing', async ({
  page,
  browser,
}) => {
  const { onboarding_links: links } = await partnerApi<{ onboarding_links: Link[] }>(
    'GET',
    '/onboarding_links?limit=100',
  )
  const revoked = await linkFor('Savanna')
  const client = await visit(browser, revoked)
  await openPage(page, '/onboarding')
  await page.getByRole('button', { name: 'Savanna Mobile', exact: true }).click()
  await page
    .getByRole('dialog', { name: 'Savanna Mobile' })
    .getByRole('button', { name: 'Revoke…' })
    .click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(client.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()

  const seen: string[] = []
  for (const path of [
    '/o/AAAAAAAAAAAAAAAAAAAAAA',
    pathOf(links.find(({ status }) => status === 'expired')!),
    pathOf(revoked),
  ]) {
    expect((await client.goto(path))?.status()).toBe(404)
    await expect(client.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    seen.push(await client.locator('body').innerText())
    expect((await client.request.get(`${path}/status`)).status()).toBe(404)
    const onward = await client.request.post(`${path}/terms`, { maxRedirects: 0 })
    expect([onward.status(), onward.headers().location]).toEqual([303, path])
  }
  expect(new Set(seen).size).toBe(1)
  expect((await client.goto('/o/returned?error=access_denied'))?.status()).toBe(404)
  await checkPage(client)
  await client.context().close()
})

test('two portfolios of a client accept one by one; its link shows nothing of another client, and works without JavaScript', async ({
  browser,
}) => {
  const link = await linkFor('Ruta Sur')
  const client = await visit(browser, link, { javaScriptEnabled: false })
  await expect(client.getByRole('status')).toContainText(
    '1 of 2 business portfolios have accepted.',
  )
  await client.getByText('Accept in WhatsApp Manager instead').click()
  await expect(client.getByText('Accept terms to get started')).toBeVisible()
  await client.goto(`/o/returned?state=${pathOf(link).slice('/o/'.length)}&code=of-meta`)
  await expect(client).toHaveURL(pathOf(link))
  const shown = await client.content()
  const { partner_channels: channels } = await partnerApi<{
    partner_channels: Record<string, string>[]
  }>('GET', '/channels?limit=100')
  const secrets = channels.flatMap(
    ({ client_id, client_name, id, name, phone_number, waba_id, business_id }) => [
      client_id,
      id,
      phone_number,
      waba_id,
      business_id,
      ...(client_name === 'Ruta Sur Viajes' ? [] : [client_name, name]),
    ],
  )
  expect(secrets.filter((secret) => shown.includes(secret!))).toEqual([])

  await acceptTerms(client)
  await expect(async () => {
    await client.reload()
    await expect(client.getByRole('heading', { name: 'The terms are accepted' })).toBeVisible({
      timeout: 500,
    })
  }).toPass({ timeout: 15_000 })
  expect(await partnerApi('GET', `/onboarding_links/${link.id}`)).toMatchObject({
    status: 'accepted',
    portfolios: [{ accepted: true }, { accepted: true }],
  })
  await client.context().close()
})

test("the banner's link is revoked, made anew from the banner, and names no client", async ({
  page,
  browser,
}) => {
  const problems = pageProblems(page)
  await openPage(page, '/onboarding')
  await page
    .getByRole('region', { name: 'The banner’s link' })
    .getByRole('button', { name: 'Revoke' })
    .click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('There is none at the moment.')).toBeVisible()
  await page.goto('/integration')
  const banner = page.getByRole('complementary', { name: 'Onboarding' })
  await banner.getByRole('button', { name: 'Make a link for all clients' }).press('Enter')
  const url = (await banner.locator('code').textContent())!
  await checkPage(page)

  const client = await visit(browser, { url })
  await expect(
    client.getByRole('heading', { name: 'Accept Meta’s terms for WhatsApp marketing messages' }),
  ).toBeVisible()
  await expect(client.getByRole('main')).toContainText('sends WhatsApp messages for your company')
  await page.goto('/onboarding')
  await expect(page.getByText('Until now it was opened once.')).toBeVisible()
  expect(problems).toEqual([])
  await client.context().close()
})

test("a client's WABAs are looked up again, and its marketing is kept off Cloud API only after a warning", async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await openPage(page, '/onboarding')
  await page.getByRole('button', { name: 'Refresh eligibility' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Meta was asked about' })).toBeVisible({
    timeout: 20_000,
  })

  await page.getByRole('button', { name: 'Harbour & Pine', exact: true }).press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Harbour & Pine' })
  await expect(drawer).toContainText('Meta is still setting the account up')
  const setting = drawer.getByRole('switch', { name: 'Keep marketing off Cloud API' })
  await expect(setting).not.toBeChecked()
  await checkPage(page)
  await setting.press('Space')
  const warning = page.getByRole('alertdialog')
  await expect(warning).toContainText('there is no way left for them')
  await warning.getByRole('button', { name: 'Set it all the same' }).click()
  await expect(setting).toBeChecked()
  await expect(page.getByText('Cloud API refuses marketing of this WABA now.')).toBeVisible()
  await expect(warning).toBeHidden()
  // Until then a further press changes nothing.
  await expect(setting).toHaveAttribute('aria-busy', 'false')
  await setting.press('Space')
  await expect(setting).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  expect(problems).toEqual([])
})

test('a viewer sees where clients stand, and can change nothing', async ({ page }) => {
  await openPage(page, '/onboarding?client=none', PEOPLE.viewer)
  await expect(page.getByText('There is no such client any more.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rowOf(page, 'Flora Norte')).toBeVisible()
  for (const name of ['Create a link', 'Refresh eligibility', 'Revoke', 'Show the link'])
    await expect(page.getByRole('button', { name })).toHaveCount(0)
})
