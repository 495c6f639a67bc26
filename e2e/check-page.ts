import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const NARROW = { width: 375, height: 812 }

/** A page as it stands, in both themes and at 375 px: axe finds nothing, and nothing must be scrolled sideways. */
export async function checkPage(page: Page): Promise<void> {
  const wide = page.viewportSize()!
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of [wide, NARROW]) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(size)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
      expect(found, `what axe finds in the ${colorScheme} theme at ${size.width} px`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  await page.setViewportSize(wide)
}
