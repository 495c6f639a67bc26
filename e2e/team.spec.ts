import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { PEOPLE } from '@/e2e/account'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { signIn } from '@/e2e/sign-in'

const NINA = { email: 'nina@e2e.example', password: 'a-password-of-ninas' }

test('a person is invited, joins in another browser, is demoted and refused at the next request, is removed and signed out', async ({
  page,
  browser,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await openPage(page, '/team')
  await checkPage(page)
  await page.getByRole('button', { name: 'Invite someone' }).press('Enter')
  await page.getByLabel('E-mail').fill(NINA.email)
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('dialog').locator('pre').innerText()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: NINA.email })).toContainText('Operator')

  const nina = await (await browser.newContext()).newPage()
  const ninasProblems = pageProblems(nina)
  await nina.goto(link)
  await checkPage(nina)
  await nina.getByLabel('Your name').fill('Nina')
  await nina.getByLabel('Password').fill(NINA.password)
  await nina.keyboard.press('Enter')
  await nina.waitForURL((url) => url.pathname === '/')
  await nina.goto(new URL('/team', link).href)
  await expect(nina.getByRole('row').filter({ hasText: 'Nina' })).toContainText('You')
  await expect(nina.getByRole('button', { name: 'Invite someone' })).toHaveCount(0)
  await expect(nina.getByRole('link', { name: 'Audit log' })).toBeVisible()
  expect((await nina.goto(link))!.status()).toBe(404)
  await nina.goto(new URL('/team/audit', link).href)
  await expect(nina.getByRole('table', { name: 'Changes' })).toContainText('invitation.accept')

  await page.reload()
  await page.getByRole('combobox', { name: 'Role of Nina' }).selectOption('viewer')
  await expect(page.getByText('Nina is a viewer now. Open sessions have ended.')).toBeVisible()
  await nina.reload()
  await expect(nina).toHaveURL(/\/sign-in\?callbackUrl=%2Fteam%2Faudit$/)
  await signIn(nina, NINA)
  await nina.waitForURL(/\/team\/audit$/)
  await expect(nina.getByRole('table')).toHaveCount(0)

  await page.getByRole('button', { name: 'Remove Nina' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('signed out at the next request')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Nina' })).toHaveCount(0)
  await nina.reload()
  await expect(nina).toHaveURL(/\/sign-in/)
  await signIn(nina, NINA)
  await expect(
    nina.getByRole('alert').filter({ hasText: 'The e-mail address or the password is wrong.' }),
  ).toBeVisible()
  expect(problems).toEqual([])
  expect(
    ninasProblems.filter((problem) => !problem.includes('404') && !problem.includes('401')),
  ).toEqual([])
  await nina.context().close()
})

test('the audit log is filtered by the URL, tells before and after, and is a file', async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await openPage(page, '/team/audit?action=user')
  const table = page.getByRole('table', { name: 'Changes' })
  await expect(table).toContainText('user.')
  const change = table.getByRole('row').filter({ hasText: 'role' }).first()
  await expect(change.getByRole('deletion').first()).toBeVisible()
  await checkPage(page)
  await page.getByRole('combobox', { name: 'What' }).selectOption('invitation')
  await expect(page).toHaveURL('/team/audit?action=invitation')
  await expect(table).not.toContainText('user.')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ])
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n')
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.slice(1).every((line) => line.includes('invitation.'))).toBe(true)
  expect(problems).toEqual([])
})

test('a viewer sees the team and can change nothing of it', async ({ page }) => {
  await openPage(page, '/team', PEOPLE.viewer)
  await expect(page.getByRole('row').filter({ hasText: PEOPLE.viewer.email })).toContainText(
    'Viewer',
  )
  for (const name of ['Invite someone', /^Remove /, /^Revoke /])
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0)
  await expect(page.getByLabel('New password')).toBeVisible()
})
