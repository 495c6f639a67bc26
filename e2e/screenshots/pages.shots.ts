import { mkdir } from 'node:fs/promises'
import { type Page, test } from '@playwright/test'
import { partnerApi } from '@/e2e/partner-api'
import { PICTURES, type Scene } from '@/e2e/screenshots/pages'
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
const TEMPLATES = [
  'cart_reminder',
  'order_update',
  'spring_sale',
  'on_mm_throttled_429',
  'not_onboarded_134102',
  'flash_offer',
  'utility_pickup_ready',
  'spring_sale',
  'utility_pickup_ready',
]
const FALLBACK = 6

let scene: Scene
test.beforeAll(async () => {
  scene = await prepareScene()
})

for (const { name, viewport, colorScheme } of LOOKS) {
  test(`pictures of every page${name}`, async ({ browser }) => {
    test.slow()
    await mkdir(FOLDER, { recursive: true })
    const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' })
    for (const { title, path, prepare, signedOut = false } of PICTURES) {
      await page.goto(path(scene))
      if (!signedOut && page.url().includes('/sign-in')) {
        await signIn(page)
        await page.waitForURL((url) => url.pathname !== '/sign-in')
      }
      await prepare?.(page)
      await untilDrawn(page)
      await page.screenshot({ path: `${FOLDER}/${title}${name}.png` })
    }
    await page.close()
  })
}

async function prepareScene(): Promise<Scene> {
  const traces = []
  for (const template of TEMPLATES) traces.push((await send(template)).get('x-fairway-trace')!)
  const { partner_channels: channels } = await partnerApi<{ partner_channels: { id: string }[] }>(
    'GET',
    `/channels?filters=${encodeURIComponent('{"search":"Flora Norte"}')}`,
  )
  const { onboarding_links: links } = await partnerApi<{
    onboarding_links: { url: string; client_name: string | null }[]
  }>('GET', '/onboarding_links?limit=100')
  const link = links.find(({ client_name }) => client_name === 'Harbour & Pine')!
  return {
    channelId: channels[0]!.id,
    fallbackTrace: traces[FALLBACK]!,
    linkPath: new URL(link.url).pathname,
  }
}

/** Nothing loads any more, and the fonts are there. Pages that follow what happens never come to rest by their network. */
async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('[aria-busy="true"], .animate-pulse') === null,
  )
  await page.evaluate(() => document.fonts.ready)
}
