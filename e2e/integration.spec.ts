import { expect, type Page, test } from '@playwright/test'
import { ACCOUNT, PEOPLE } from '@/e2e/account'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { send } from '@/e2e/send'
import { signIn } from '@/e2e/sign-in'
import type { RoutingEffect } from '@/lib/contracts/routing-effect'

const routeOf = async (template: string) => {
  const sent = await send(template)
  return [sent.get('x-fairway-route'), sent.get('x-fairway-reason')]
}
const routingSwitch = (page: Page) =>
  page.getByRole('switch', { name: /Route Marketing via MM API/ })
const read = async <Data>(path: string) => {
  const response = await fetch(
    `${process.env.FAIRWAY_URL}/api/v2/partners/${ACCOUNT.partnerId}/settings/marketing_templates_routing${path}`,
    {
      headers: { 'x-api-key': ACCOUNT.partnerApiKey },
    },
  )
  return ((await response.json()) as { data: Data }).data
}
const routingEnabled = async () => (await read<{ enabled: boolean }>('')).enabled

test('the switch is turned off and undone, by keyboard alone, and the next sends go by Cloud and by MM', async ({
  page,
}) => {
  const problems = pageProblems(page)
  await openPage(page, '/integration')
  const { channels, on, off } = await read<RoutingEffect>('/effect')
  const [mmOn, mmOff] = [on.partner_on + on.channel_on, off.partner_on + off.channel_on]
  await expect(
    page.getByText(
      `${channels} channels: ${mmOn} go MM, ${on.not_onboarded} not onboarded, ${on.channel_off} switched off`,
    ),
  ).toBeVisible()
  await checkPage(page)
  expect(await routeOf('spring_sale')).toEqual(['marketing_messages', 'known_marketing'])

  await routingSwitch(page).focus()
  await page.keyboard.press('Space')
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(
    `${mmOn - mmOff} of ${channels} channels change from MM to Cloud`,
  )
  await checkPage(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(routingSwitch(page)).toBeFocused()
  await expect(routingSwitch(page)).toBeChecked()

  await page.keyboard.press('Space')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(
    page.getByText(`Routing is off: ${channels - mmOff} of ${channels} channels go by Cloud API.`),
  ).toBeVisible()
  await expect(routingSwitch(page)).not.toBeChecked()
  expect(await routeOf('spring_sale')).toEqual(['messages', 'partner_off'])

  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(
    page.getByText(`Marketing goes by MM API again: ${mmOn} of ${channels} channels.`),
  ).toBeVisible()
  await expect(routingSwitch(page)).toBeChecked()
  expect(await routeOf('spring_sale')).toEqual(['marketing_messages', 'known_marketing'])
  expect(problems).toEqual([])
})

test('the fallback policy is chosen, and undone', async ({ page }) => {
  await openPage(page, '/integration')
  const documented = page.getByRole('radio', { name: /^Documented/ })
  await page.getByRole('radio', { name: /^Confirmed/ }).click()
  await expect(page.getByText('The fallback policy is “confirmed”.')).toBeVisible()
  await expect(documented).not.toBeChecked()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(documented).toBeChecked()
  await page.reload()
  await expect(documented).toBeChecked()
})

test('a key is shown once, opens the API, and opens it no more once revoked', async ({ page }) => {
  await openPage(page, '/integration')
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New key' })
  const key = (await dialog.getByText(/^fwp_/).textContent())!
  const ask = async () =>
    (
      await fetch(`${process.env.FAIRWAY_URL}/api/v2/partners/${ACCOUNT.partnerId}/clients`, {
        headers: { 'x-api-key': key },
      })
    ).status
  expect(await ask()).toBe(200)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.reload()
  await expect(page.getByText(key)).toBeHidden()
  await page.getByRole('button', { name: `Revoke the key that ends in ${key.slice(-4)}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('The key is revoked.')).toBeVisible()
  expect(await ask()).toBe(401)
})

test('the webhook endpoint is proven and tried: a secret is set, a test event kept, a forged post told, the secret taken away', async ({
  page,
}) => {
  const problems = pageProblems(page)
  await openPage(page, '/integration')
  const webhooks = page.getByRole('region', { name: 'Webhooks' })
  const proof = webhooks.getByRole('listitem').filter({ hasText: 'Meta’s app secret' })
  await expect(proof).toContainText('not set')
  await proof.getByRole('button', { name: 'Set Meta’s app secret' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Meta’s app secret' })
  await dialog.getByLabel('App secret').fill('a-secret-of-the-app')
  await checkPage(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Meta’s app secret is saved.')).toBeVisible()
  await expect(proof.getByRole('button', { name: 'Replace Meta’s app secret' })).toBeFocused()
  await expect(page.locator('body')).not.toContainText('a-secret-of-the-app')

  await webhooks.getByRole('button', { name: 'Send a test event' }).click()
  await expect(page.getByText(/The test event was kept after \d+ ms\./)).toBeVisible()
  await expect(webhooks.getByText(/Last event \d+ s ago/)).toBeVisible()
  const address = await webhooks
    .getByText(/\/webhooks\//)
    .first()
    .textContent()
  const forged = await fetch(`${process.env.FAIRWAY_URL}${new URL(address!).pathname}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': 'sha256=00' },
    body: '{}',
  })
  expect(forged.status).toBe(401)
  await expect(webhooks.getByText(/1 rejected/)).toBeVisible({ timeout: 30_000 })
  await checkPage(page)

  await proof.getByRole('button', { name: 'Remove Meta’s app secret' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(proof).toContainText('not set')
  await webhooks.getByRole('button', { name: 'Make a signing secret' }).click()
  await expect(page.getByRole('dialog', { name: 'Signing secret' })).toContainText('whsec_')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(webhooks.getByRole('button', { name: 'Replace the signing secret' })).toBeVisible()
  expect(problems).toEqual([])
})

test('who is no owner changes nothing here, not by calling the action directly either', async ({
  browser,
  page,
}) => {
  await openPage(page, '/integration')
  const called = page.waitForRequest(
    (request) => request.method() === 'POST' && request.headers()['next-action'] !== undefined,
  )
  await routingSwitch(page).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Turn off' }).click()
  const action = await called
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(routingSwitch(page)).toBeChecked()
  await expect.poll(routingEnabled).toBe(true)

  for (const person of [PEOPLE.operator, PEOPLE.viewer]) {
    const context = await browser.newContext()
    const other = await context.newPage()
    await other.goto('/integration')
    await signIn(other, person)
    await expect(routingSwitch(other)).toBeDisabled()
    await expect(other.getByText('Only owners see the keys.')).toBeVisible()
    await expect(other.getByRole('button', { name: 'New key' })).toBeHidden()
    await expect(other.getByRole('button', { name: 'Set Meta’s app secret' })).toBeHidden()
    const { 'next-action': id, 'content-type': contentType, accept } = action.headers()
    const answer = await context.request.post('/integration', {
      headers: {
        'next-action': id!,
        'content-type': contentType!,
        accept: accept!,
        origin: process.env.FAIRWAY_URL!,
      },
      data: action.postDataBuffer()!,
    })
    expect(await answer.text()).toContain('This needs the role owner')
    expect(await routingEnabled()).toBe(true)
    await context.close()
  }
})
