import { expect, type Page, test } from '@playwright/test'
import { ACCOUNT } from '@/e2e/account'
import { checkPage } from '@/e2e/check-page'
import { pageProblems } from '@/e2e/page-problems'
import { signIn } from '@/e2e/sign-in'

const nav = (page: Page) => page.getByRole('navigation', { name: 'API reference' })

test('the reference is read without a session, searched by keyboard, and has samples in three languages', async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await page.goto('/docs/api')
  await nav(page).getByRole('searchbox').fill('130429')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/docs/api/gateway#errors')
  await expect(page.getByText('rate_limited')).toBeInViewport()
  await checkPage(page)

  await nav(page).getByRole('searchbox').fill('POST clients')
  await nav(page)
    .getByRole('link', { name: /Add a client|Create a client/ })
    .click()
  await expect(page).toHaveURL('/docs/api/clients#post_clients')
  const sample = page.locator('#post_clients').getByRole('region').first()
  await expect(sample).toContainText(
    `curl -sS -X POST '${process.env.FAIRWAY_URL}/api/v2/partners/YOUR_PARTNER_ID/clients'`,
  )
  await page.locator('#post_clients').getByRole('radio', { name: 'Python' }).click()
  await expect(sample).toContainText('urllib.request')
  await expect(page.locator('#get_clients').getByRole('region').first()).toContainText(
    'urllib.request',
  )
  await checkPage(page)
  expect(problems).toEqual([])
})

test('whoever signs in finds their partner id in the samples; what is no section is not found', async ({
  page,
}) => {
  await page.goto('/docs/api')
  await page.getByRole('link', { name: 'Sign in' }).first().click()
  await signIn(page)
  await expect(page).toHaveURL('/docs/api')
  await nav(page).getByRole('link', { name: 'Clients', exact: true }).click()
  await expect(page.locator('#get_clients').getByRole('region').first()).toContainText(
    `/partners/${ACCOUNT.partnerId}/clients`,
  )
  expect((await page.goto('/docs/api/nothing'))!.status()).toBe(404)
})
