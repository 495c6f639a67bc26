import type { Page } from '@playwright/test'
import { signIn } from '@/e2e/sign-in'

/** Signs in, as the owner unless someone else is given, and opens a page. */
export async function openPage(
  page: Page,
  path: string,
  person?: { email: string; password: string },
): Promise<void> {
  await page.goto(path)
  await signIn(page, person)
  await page.waitForURL(path)
  await untilHydrated(page)
}

interface ReactRoot {
  stateNode: { current: { memoizedState: { isDehydrated?: boolean } } }
}

/** What is pressed before React has taken over the server's page is lost: a person presses again, a journey has to wait. */
async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const container = Object.entries(document).find(([name]) =>
      name.startsWith('__reactContainer$'),
    )
    return (
      container !== undefined &&
      (container[1] as ReactRoot).stateNode.current.memoizedState.isDehydrated === false
    )
  })
}
