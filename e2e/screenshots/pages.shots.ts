import { mkdir } from 'node:fs/promises'
import { test } from '@playwright/test'
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

test('pictures of every page', async ({ browser }) => {
  await mkdir(FOLDER, { recursive: true })
  const sent = []
  for (const template of TEMPLATES) sent.push(await send(template))
  const fallback = sent[6]!.get('x-fairway-trace')!
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
    await shoot('activity')
    await page.goto(`/activity/${fallback}`)
    await shoot('message')
    await page.close()
  }
})
