import { expect, type Page, test } from '@playwright/test'
import { PEOPLE } from '@/e2e/account'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { signIn } from '@/e2e/sign-in'

const rowOf = (page: Page, template: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: template, exact: true }) })

async function act(page: Page, template: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${template}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('a forgotten template becomes known by a warm-up; it is pinned, and its history says so', async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await openPage(page, '/templates')
  await checkPage(page)
  await page.getByRole('searchbox').fill('brew_club')
  await expect(page).toHaveURL(/search=brew_club/)
  const row = rowOf(page, 'brew_club en')
  await expect(row).toContainText('Marketing')

  await act(page, 'brew_club en', 'Forget…')
  await expect(page.getByRole('alertdialog')).toContainText('are gone for good')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click()
  await expect(row).toBeHidden()
  await expect(page.getByRole('heading', { name: 'No template fits' })).toBeVisible()
  await checkPage(page)

  await page.getByRole('button', { name: 'Warm up' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'templates read' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(row).toContainText('Provider’s list')
  await page.reload()
  await expect(page.getByText(/templates read: \d+ marketing, \d+ not\./).first()).toBeVisible()

  await act(page, 'brew_club en', 'Pin as not marketing')
  await expect(row).toContainText('Not marketing')
  await expect(row).toContainText('Pinned')
  await expect(page.getByText('brew_club en counts as not marketing from now on.')).toBeVisible()

  await row.getByRole('button', { name: 'brew_club en', exact: true }).press('Enter')
  const drawer = page.getByRole('dialog', { name: 'brew_club en' })
  await expect(drawer).toContainText('Pinned as not marketing')
  await expect(drawer.getByRole('figure', { name: 'Preview of the message' })).toBeVisible()
  await checkPage(page)
  await page.reload()
  await expect(drawer).toContainText('Forgotten; was marketing')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  expect(problems).toEqual([])
})

test('a template is made with a lifetime that its category allows, and edited', async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await openPage(page, '/templates/new')
  await page.getByLabel('Channel').click()
  await page.getByPlaceholder('Find a channel').fill('Savanna')
  await page
    .getByRole('option', { name: /Savanna/ })
    .first()
    .click()
  await page.getByLabel('Name').fill('e2e_autumn')
  await page.getByLabel('Body').fill('Hi {{1}}, the *new season* is here.')
  await page.getByLabel('{{1}} of the body').fill('Ana')
  await page.getByLabel('Lifetime in seconds').fill('120')
  await expect(page.getByText('43200 to 2592000 whole seconds; got 120')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make it at the provider' })).toBeDisabled()
  await checkPage(page)
  await page.getByLabel('Lifetime in seconds').fill('86400')
  await page.getByRole('button', { name: 'Make it at the provider' }).click()

  const drawer = page.getByRole('dialog', { name: 'e2e_autumn en' })
  await expect(drawer).toContainText('Hi Ana, the new season is here.')
  await expect(drawer).toContainText('syncing, 9 min left')
  await expect(drawer).toContainText('Made at the provider')
  await drawer.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Footer').fill('Reply STOP to opt out')
  await checkPage(page)
  await page.getByRole('button', { name: 'Save at the provider' }).click()
  await expect(drawer).toContainText('Reply STOP to opt out')
  await expect(drawer).toContainText('Edited at the provider')
  expect(problems).toEqual([])
})

test('a viewer reads what is known, and can change nothing of it', async ({ page }) => {
  await page.goto('/templates')
  await signIn(page, PEOPLE.viewer)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Warm up' })).toBeHidden()
  await expect(page.getByRole('button', { name: /^Actions for/ })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'New template' })).toBeHidden()
})
