import { expect, test } from '@playwright/test'
import { ACCOUNT, PEOPLE } from '@/e2e/account'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { send } from '@/e2e/send'

test('from the fallbacks on the overview to the message that explains one, in two clicks', async ({
  page,
}) => {
  const problems = pageProblems(page)
  const trace = (await send('utility_explained')).get('x-fairway-trace')!
  await openPage(page, '/')
  await page.getByRole('link', { name: 'Not a marketing template' }).click()
  await expect(page).toHaveURL(/fallback_class=not_marketing&from=/)
  await page.locator(`a[href="/activity/${trace}"]`).click()
  await expect(page).toHaveURL(`/activity/${trace}`)
  await expect(page.getByText('The template is not a marketing template.').first()).toBeVisible()
  expect(problems).toEqual([])
})

test('the numbers are the API’s for the range in the URL, explained and charted by the keyboard', async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await openPage(page, '/')
  await checkPage(page)
  await page.getByRole('radio', { name: '7 days' }).click()
  await expect(page).toHaveURL('/?days=7')
  await expect(page.getByRole('radio', { name: '7 days' })).toBeChecked()
  await page.getByRole('button', { name: 'Custom' }).click()
  const [from, to] = [day(20), day(2)]
  await page.getByLabel('From').fill(to)
  await page.getByLabel('To').fill(from)
  await expect(page.getByText('The range ends before it begins.')).toBeVisible()
  await page.getByLabel('From').fill(from)
  await page.getByLabel('To').fill(to)
  await page.getByRole('button', { name: 'Show these days' }).click()
  await expect(page).toHaveURL(`/?from=${from}&to=${to}`)
  const answer = await page.request.get(
    `/api/v2/partners/${ACCOUNT.partnerId}/stats/overview?from=${from}&to=${to}`,
  )
  const { metrics, rates } = (
    (await answer.json()) as {
      data: { metrics: Record<string, { total: number }>; rates: Record<string, { value: number }> }
    }
  ).data
  const tile = (title: string) =>
    page
      .getByRole('group', { name: 'Numbers' })
      .getByRole('button', { name: new RegExp(`^${title}`) })
  const number = new Intl.NumberFormat('en-US')
  for (const [title, name] of [
    ['Accepted', 'accepted'],
    ['Delivered', 'delivered'],
    ['Read', 'read'],
    ['Clicks', 'clicks'],
    ['Silent fallbacks', 'silent_fallbacks'],
  ] as const) {
    await expect(tile(title)).toContainText(`${title}${number.format(metrics[name]!.total)}`)
  }
  const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 })
  await expect(tile('MM share')).toContainText(percent.format(rates.mm_share!.value))
  await expect(tile('Fallback rate')).toContainText(percent.format(rates.fallback_rate!.value))

  await tile('Delivered').focus()
  await expect(page.getByText('Messages with a status delivered or read')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Delivered by day' })).toBeVisible()
  const chart = page.getByRole('slider', { name: 'Delivered by day' })
  await chart.focus()
  const last = await chart.getAttribute('aria-valuetext')
  await page.keyboard.press('ArrowLeft')
  await expect(chart).not.toHaveAttribute('aria-valuetext', last!)
  await page.keyboard.press('End')
  await expect(chart).toHaveAttribute('aria-valuetext', last!)
  const rows = page.getByRole('table', { name: 'Delivered by day' }).getByRole('row')
  await expect(rows).toHaveCount(20)
  await checkPage(page)

  await page.goto(`/?from=${day(400)}&to=${day(400)}`)
  await expect(page.getByRole('heading', { name: 'No messages in these days' })).toBeVisible()
  await checkPage(page)
  expect(problems).toEqual([])
})

test('an alert is muted and unmuted by hand, and leads to what it is about', async ({
  page,
  browser,
}) => {
  const problems = pageProblems(page)
  await openPage(page, '/')
  const panel = page.getByRole('region', { name: 'Needs a person' })
  // The demonstration's provider announces one change of category.
  const announced = panel.getByText('resumen_mensual: Meta will make it marketing')
  await expect(announced).toBeVisible({ timeout: 20_000 })
  await panel.getByRole('button', { name: 'Mute: resumen_mensual' }).click()
  await expect(announced).toBeHidden()
  await panel.getByText('1 muted').click()
  await expect(announced).toBeVisible()
  await checkPage(page)
  await page.goto('/templates')
  await expect(page.getByRole('heading', { name: 'Templates', level: 1 })).toBeVisible()
  await expect(
    page.getByRole('complementary', { name: 'Alerts' }).getByText('resumen_mensual'),
  ).toHaveCount(0)
  await page.goto('/')
  await panel.getByText('1 muted').click()
  await panel.getByRole('button', { name: 'Unmute: resumen_mensual' }).click()
  // Other journeys may have alerts of their own.
  await panel.locator('a[href*="resumen_mensual"]').click()
  await expect(page.getByRole('dialog', { name: /^resumen_mensual/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: 'Alerts' })).toContainText(
    'resumen_mensual: Meta will make it marketing',
  )
  expect(problems).toEqual([])

  const viewer = await browser.newPage()
  await openPage(viewer, '/', PEOPLE.viewer)
  await expect(viewer.getByText('resumen_mensual: Meta will make it marketing')).toBeVisible()
  await expect(viewer.getByRole('button', { name: /^Mute/ })).toHaveCount(0)
  await viewer.close()
})

/** The UTC date so many days ago. */
function day(ago: number): string {
  return new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
}
