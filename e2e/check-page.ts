import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const NARROW = { width: 375, height: 812 }

/** A page once nothing of it loads any more, in both themes and at 375 px: axe finds nothing, and nothing must be scrolled sideways. */
export async function checkPage(page: Page): Promise<void> {
  const wide = page.viewportSize()!
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  for (const size of [wide, NARROW]) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await axeFindsNothing(new AxeBuilder({ page }), `in the light theme at ${size.width} px`)
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBeLessThanOrEqual(0)
  }
  // A theme changes colours and nothing else.
  await page.setViewportSize(wide)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await axeFindsNothing(new AxeBuilder({ page }).withRules('color-contrast'), 'in the dark theme')
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
}

async function axeFindsNothing(axe: AxeBuilder, where: string): Promise<void> {
  const { violations } = await axe.analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
  expect(found, `what axe finds ${where}`).toEqual([])
}
