import { expect, test } from '@playwright/test'
import { ACCOUNT } from '@/e2e/account'
import { signIn } from '@/e2e/sign-in'

test('a wrong password and an unknown address get the same answer', async ({ page }) => {
  await page.goto('/sign-in')
  for (const given of [
    { ...ACCOUNT, password: 'wrong' },
    { ...ACCOUNT, email: 'nobody@e2e.example' },
  ]) {
    await signIn(page, given)
    await expect(
      page.getByRole('alert').filter({ hasText: 'The e-mail address or the password is wrong.' }),
    ).toBeVisible()
    await page.reload()
  }
})

test('whoever asked for a page is brought to it, and to no other site', async ({ page }) => {
  await page.goto('/activity?page=2')
  await signIn(page)
  await expect(page).toHaveURL('/activity?page=2')
  await page.goto('/sign-in?callbackUrl=https://evil.example/activity')
  await expect(page).toHaveURL('/')
})

test('signing in works by localhost too, and signing out ends it', async ({ page }) => {
  const origin = process.env.FAIRWAY_URL!.replace('127.0.0.1', 'localhost')
  await page.goto(`${origin}/`)
  await signIn(page)
  await expect(page).toHaveURL(`${origin}/`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(`${origin}/sign-in`)
  await page.goto(`${origin}/activity`)
  await expect(page).toHaveURL(`${origin}/sign-in?callbackUrl=%2Factivity`)
})

test('the theme that was chosen is there from the first byte on', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/sign-in')
  const background = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await background()
  await page.getByRole('radio', { name: 'Dark theme' }).click()
  const dark = await background()
  expect(dark).not.toBe(light)
  await page.reload()
  expect(await background()).toBe(dark)
  const html = await (await page.request.get('/sign-in')).text()
  expect(html).toContain('data-theme="dark"')
})
