import type { Page } from '@playwright/test'
import { ACCOUNT } from '@/e2e/account'

/** Fills in and sends the form of `/sign-in`, by the keyboard alone. */
export async function signIn(
  page: Page,
  { email, password }: { email: string; password: string } = ACCOUNT,
): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
}
