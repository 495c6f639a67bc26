import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { send } from '@/e2e/send'

test('a message is found by trace and by filters that stay in the URL, and its list is a file', async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  const trace = (await send('utility_pickup_ready')).get('x-fairway-trace')!
  await send('spring_sale')
  await openPage(page, '/activity')
  await page.getByRole('searchbox').fill(trace)
  const rows = page.getByRole('row').filter({ has: page.locator('a[href^="/activity/"]') })
  await expect(rows).toHaveCount(1)
  await expect(rows.locator(`a[href="/activity/${trace}"]`)).toBeVisible()
  await checkPage(page)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export' }).click()
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(trace)

  await page.getByRole('searchbox').fill('')
  await page.getByRole('combobox', { name: 'Way' }).selectOption('Accepted by MM')
  await page.getByRole('button', { name: /^Filters/ }).click()
  await page.getByLabel('Campaign').fill('spring_sale')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/way=marketing_messages&campaign=spring_sale/)
  await checkPage(page)
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(rows.first()).toContainText('spring_sale')
  await expect(page.getByText('Cloud', { exact: true })).toHaveCount(0)

  await page.getByRole('combobox', { name: 'Status' }).selectOption('Delivered')
  await expect(page).toHaveURL(/status=delivered/)
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('US number')
  await expect(page.getByRole('heading', { name: 'No message fits' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect(page).toHaveURL('/activity')
  expect(problems).toEqual([])
})
