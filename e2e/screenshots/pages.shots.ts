import { mkdir } from 'node:fs/promises'
import { test } from '@playwright/test'
import { partnerApi } from '@/e2e/partner-api'
import { send } from '@/e2e/send'
import { signIn } from '@/e2e/sign-in'

const FOLDER = 'docs/screenshots'
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 375, height: 812 }
const LOOKS = [
  { name: '', viewport: WIDE, colorScheme: 'light' },
  { name: '-dark', viewport: WIDE, colorScheme: 'dark' },
  { name: '-narrow', viewport: NARROW, colorScheme: 'light' },
] as const

/** A day in small: the ways that messages go, newest last. */
const TEMPLATES = ['cart_reminder', 'order_update', 'spring_sale', 'on_mm_throttled_429', 'not_onboarded_134102', 'flash_offer', 'utility_pickup_ready', 'spring_sale', 'utility_pickup_ready']

/** Pages that need nothing but to be opened. */
const PAGES = [
  ['events', '/events'], ['team', '/team'], ['audit-log', '/team/audit'], ['api-reference', '/docs/api/gateway'],
] as const

test('pictures of every page', async ({ browser }) => {
  await mkdir(FOLDER, { recursive: true })
  const sent = []
  for (const template of TEMPLATES) sent.push(await send(template))
  const fallback = sent[6]!.get('x-fairway-trace')!
  const { onboarding_links: links } = await partnerApi<{ onboarding_links: { url: string; client_name: string | null }[] }>('GET', '/onboarding_links?limit=100')
  const link = new URL(links.find(({ client_name }) => client_name === 'Harbour & Pine')!.url).pathname
  for (const { name, viewport, colorScheme } of LOOKS) {
    const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' })
    const shoot = async (title: string) => {
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: `${FOLDER}/${title}${name}.png` })
    }
    await page.goto('/sign-in')
    await shoot('sign-in')
    await signIn(page)
    await page.waitForURL('/')
    await shoot('overview')
    await page.goto('/activity')
    await shoot('activity')
    await page.goto(`/activity/${fallback}`)
    await shoot('message')
    for (const [title, path] of PAGES) {
      await page.goto(path)
      await shoot(title)
    }
    await page.goto('/onboarding')
    await shoot('onboarding')
    await page.getByRole('button', { name: 'Ruta Sur Viajes', exact: true }).click()
    await page.getByRole('switch', { name: 'Keep marketing off Cloud API' }).first().waitFor()
    await shoot('onboarding-client')
    await page.goto(link)
    await shoot('onboarding-link')
    await page.close()
  }
})
