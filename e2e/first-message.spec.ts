import { expect, test } from '@playwright/test'
import { checkPage } from '@/e2e/check-page'
import { pageProblems } from '@/e2e/page-problems'
import { send } from '@/e2e/send'
import { signIn } from '@/e2e/sign-in'

test('two messages go out, one by MM and one by fallback, and the log says why', async ({
  page,
}) => {
  const problems = pageProblems(page)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await checkPage(page)
  await signIn(page)
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible()

  const sale = await send('spring_sale')
  const receipt = await send('utility_first_message')
  expect([
    sale.get('x-fairway-route'),
    receipt.get('x-fairway-route'),
    receipt.get('x-fairway-attempts'),
  ]).toEqual(['marketing_messages', 'messages', '2'])
  await page.reload()
  await checkPage(page)

  const row = (trace: string) =>
    page.getByRole('row').filter({ has: page.locator(`a[href="/activity/${trace}"]`) })
  const [saleTrace, receiptTrace] = [sale.get('x-fairway-trace')!, receipt.get('x-fairway-trace')!]
  await expect(row(saleTrace)).toContainText('MM')
  await expect(row(saleTrace)).not.toContainText('Cloud')
  await expect(row(receiptTrace)).toContainText(
    'MM did not accept, fell back: not_marketing (131055), Cloud',
  )
  await expect(row(receiptTrace)).toContainText('+55 21 99111 2222')

  await row(receiptTrace).click()
  await expect(page).toHaveURL(`/activity/${receiptTrace}`)
  await expect(page.getByRole('heading', { name: 'utility_first_message en' })).toBeVisible()
  await expect(page.getByText('What is known of the template’s category?')).toBeVisible()
  await expect(page.getByText('HTTP 400, code 131055')).toBeVisible()
  await expect(
    page.getByText('utility_first_message en is taken not to be marketing'),
  ).toBeVisible()
  await checkPage(page)
  expect(problems).toEqual([])
})
