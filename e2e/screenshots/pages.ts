import type { Page } from '@playwright/test'

/** What pictures are taken of; found once, before the first of them. */
export interface Scene {
  channelId: string
  /** A message that fell back. */
  fallbackTrace: string
  /** An onboarding link, as its client opens it. */
  linkPath: string
}

interface Picture {
  /** The file's name, without the look and the ending. */
  title: string
  path(scene: Scene): string
  /** What is done on the page first. */
  prepare?(page: Page): Promise<void>
  /** The person is not signed in yet. */
  signedOut?: boolean
}

const compose = ({ channelId }: Scene) =>
  `/compose?channel=${channelId}&template=spring_sale&language=en`

/** Every page of the hub. A new page gets its line here. */
export const PICTURES: readonly Picture[] = [
  { title: 'sign-in', path: () => '/sign-in', signedOut: true },
  { title: 'overview', path: () => '/' },
  { title: 'campaigns', path: () => '/campaigns' },
  { title: 'campaign', path: () => '/campaigns/puente_vacacional?days=90' },
  { title: 'integration', path: () => '/integration' },
  { title: 'channels', path: () => '/channels' },
  { title: 'channel', path: ({ channelId }) => `/channels/${channelId}` },
  { title: 'onboarding', path: () => '/onboarding' },
  { title: 'onboarding-client', path: () => '/onboarding', prepare: openClient },
  { title: 'onboarding-link', path: ({ linkPath }) => linkPath },
  { title: 'templates', path: () => '/templates' },
  {
    title: 'template',
    path: () => '/templates?search=abo_angebot',
    prepare: (page) => page.getByRole('row').nth(1).getByRole('button').first().click(),
  },
  { title: 'compose', path: compose, prepare: fillIn },
  { title: 'compare', path: compose, prepare: compareBoth },
  { title: 'activity', path: () => '/activity' },
  { title: 'message', path: ({ fallbackTrace }) => `/activity/${fallbackTrace}` },
  { title: 'events', path: () => '/events' },
  { title: 'team', path: () => '/team' },
  { title: 'audit-log', path: () => '/team/audit' },
  { title: 'api-reference', path: () => '/docs/api/gateway' },
  { title: 'palette', path: () => '/channels', prepare: search },
]

async function openClient(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ruta Sur Viajes', exact: true }).click()
  await page.getByRole('switch', { name: 'Keep marketing off Cloud API' }).first().waitFor()
}

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Fill in the examples' }).click()
  await page.getByLabel('Recipient').fill('+55 21 99111 2222')
  await page.getByRole('img', { name: /^Would go by/ }).waitFor()
}

async function compareBoth(page: Page): Promise<void> {
  await fillIn(page)
  // The sandbox reads whatever is sent to such a number.
  await page.getByLabel('Recipient').fill('+999 200 005 11')
  await page.getByRole('switch', { name: /Compare/ }).press('Space')
  await page.getByRole('button', { name: 'Send two messages' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send both' }).click()
  for (const index of [0, 1]) {
    await page
      .getByRole('region', { name: /^Sent by/ })
      .nth(index)
      .getByRole('listitem')
      .filter({ hasText: 'Read' })
      .getByText(/(after|within) \d/)
      .waitFor()
  }
  await page
    .getByRole('region', { name: /^Sent by/ })
    .first()
    .scrollIntoViewIfNeeded()
}

async function search(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('flora')
  await page
    .getByRole('option', { name: /Flora Norte/ })
    .first()
    .waitFor()
}
