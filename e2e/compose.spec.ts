import { expect, type Page, test } from '@playwright/test'
import { ACCOUNT, PEOPLE } from '@/e2e/account'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { signIn } from '@/e2e/sign-in'

const RECIPIENT = '+55 21 99111 2222'
/** The sandbox reads whatever is sent to such a number, and clicks in it. */
const CLICKING_RECIPIENT = '+999 200 005 11'

/** Chooses channel and template by the keyboard alone. */
async function choose(page: Page, template: string, channel = 'Flora Norte'): Promise<void> {
  for (const [label, text] of [
    ['Channel', channel],
    ['Template', template],
  ] as const) {
    await expect(page.getByLabel(label, { exact: true })).toBeEnabled()
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByPlaceholder(/^Find a/)).toBeFocused()
    await page.keyboard.type(text)
    await expect(
      page.getByRole('option', { name: new RegExp(`^${text}\\b`) }).first(),
    ).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(label, { exact: true })).toContainText(text)
  }
}

test('a message is composed by keyboard, its route is foreseen, and it is sent that way', async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await openPage(page, '/compose')
  await checkPage(page)
  await choose(page, 'spring_sale')
  await expect(
    page.getByRole('img', { name: 'Would go by MM API, then if need be by Cloud API' }),
  ).toBeVisible()
  await expect(page.getByRole('list', { name: 'Warnings' })).toContainText('no_click_events')

  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Give a value.').first()).toBeVisible()
  await expect(page.getByText('Say who gets the message.')).toBeVisible()
  await checkPage(page)

  await page.getByRole('button', { name: 'Fill in the examples' }).press('Enter')
  await page.getByLabel('Recipient').fill(RECIPIENT)
  await expect(page.getByText('Brazil')).toBeVisible()
  await page.getByLabel('Recipient').fill(CLICKING_RECIPIENT)
  await expect(page.getByText('no known country')).toBeVisible()
  await expect(page.getByRole('figure', { name: 'Preview of the message' })).toContainText(
    'Hi Ana, everything for the garden is 25% off until Sunday.',
  )
  await page.getByRole('radio', { name: 'On', exact: true }).press('Space')
  await expect(page.getByText('no_click_events')).toBeHidden()
  await page.getByRole('tab', { name: 'curl' }).click()
  await expect(page.getByRole('region', { name: 'The send in curl' })).toContainText(
    `${process.env.FAIRWAY_URL}/messages`,
  )
  await checkPage(page)

  await page.getByLabel('Recipient').press('Control+Enter')
  const sent = page.getByRole('region', { name: /^Sent by/ })
  await expect(sent.getByRole('heading', { name: 'Accepted' })).toBeVisible()
  await expect(sent.getByRole('img', { name: 'Accepted by marketing_messages' })).toBeVisible()
  const statuses = sent.getByRole('list', { name: 'Statuses' })
  for (const status of ['Sent', 'Delivered', 'Read']) {
    await expect(statuses.getByRole('listitem').filter({ hasText: status })).toContainText(
      /(after|within) \d/,
      { timeout: 30_000 },
    )
  }
  await expect(sent.getByText('Waiting for webhooks')).toBeHidden()
  await expect(sent).toContainText('Billed as marketing_lite')
  await checkPage(page)
  await sent.getByRole('link', { name: 'Why it went that way' }).click()
  await expect(page.getByRole('heading', { name: 'spring_sale en' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Statuses' }).getByRole('listitem')).toHaveCount(4)
  await expect(page.getByText('HTTP 200')).toBeVisible()
  expect(problems).toEqual([])
})

test('what is known not to be marketing goes by Cloud, and STRICT forbids that', async ({
  page,
}) => {
  await openPage(page, '/compose')
  await choose(page, 'order_update')
  await expect(page.getByRole('img', { name: /^Would go by Cloud API/ })).toBeVisible()
  await page.getByRole('radio', { name: 'Strict' }).press('Space')
  await expect(page.getByRole('img', { name: 'Would go by MM API', exact: true })).toBeVisible()
})

test('two messages are compared, once it was confirmed', async ({ page }) => {
  test.slow()
  await openPage(page, '/compose')
  await choose(page, 'spring_sale')
  await page.getByRole('button', { name: 'Fill in the examples' }).click()
  await page.getByLabel('Recipient').fill(CLICKING_RECIPIENT)
  await page.getByRole('radio', { name: 'On', exact: true }).press('Space')
  await page.getByRole('switch', { name: /Compare/ }).press('Space')
  await page.getByRole('button', { name: 'Send two messages' }).press('Enter')
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('per-user limit')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: /^Sent by/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Send two messages' }).press('Enter')
  await dialog.getByRole('button', { name: 'Send both' }).press('Enter')
  const sent = page.getByRole('region', { name: /^Sent by/ })
  await expect(sent).toHaveCount(2)
  await expect(
    page
      .getByRole('region', { name: 'Clicks', exact: true })
      .getByRole('listitem')
      .filter({ hasText: /^Click/ })
      .first(),
  ).toBeVisible({ timeout: 30_000 })
  for (const [index, billed] of ['marketing_lite', 'marketing'].entries()) {
    await expect(sent.nth(index).getByRole('listitem').filter({ hasText: 'Read' })).toContainText(
      /(after|within) \d/,
      { timeout: 30_000 },
    )
    await expect(sent.nth(index)).toContainText(`Billed as ${billed}`)
  }
  await checkPage(page)
})

test('a viewer sees masked numbers, and sends nothing, not by calling the API directly either', async ({
  page,
}) => {
  await page.goto('/activity')
  await signIn(page, PEOPLE.viewer)
  await expect(page.getByRole('cell', { name: /^…\d\d/ }).first()).toBeVisible()
  await page.goto('/compose')
  await expect(page.getByRole('button', { name: 'Send message' })).toBeDisabled()
  await expect(page.getByRole('note')).toContainText('Your role may read, not send.')
  const refused = await page.request.post(`/api/v2/partners/${ACCOUNT.partnerId}/messages`, {
    headers: { origin: process.env.FAIRWAY_URL! },
    data: { channel_id: 'any', message: {} },
  })
  expect([refused.status(), await refused.text()]).toEqual([
    403,
    expect.stringContaining('This needs the role operator; yours is viewer.'),
  ])
})
