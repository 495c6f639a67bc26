import type { Page } from '@playwright/test'
import { signIn } from '@/e2e/sign-in'

/** Signs in, as the owner unless someone else is given, and opens a page. */
export async function openPage(page: Page, path: string, person?: { email: string; password: string }): Promise<void> {
  await page.goto(path)
  await signIn(page, person)
  await page.waitForURL(path)
}
