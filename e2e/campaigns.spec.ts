import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { OVERVIEW_TILES, valueOf } from '@/components/stats/overview-tiles'
import { checkPage } from '@/e2e/check-page'
import { openPage } from '@/e2e/open-page'
import { pageProblems } from '@/e2e/page-problems'
import { partnerApi } from '@/e2e/partner-api'
import type {
  CampaignDetail,
  CampaignItem,
  CampaignList,
  StatsOverview,
} from '@/lib/contracts/stats'

/** Of the demonstration: much sent, by MM too, with clicks of its own and shared ones. */
const CAMPAIGN = 'puente_vacacional'

const DAY_MS = 86_400_000
const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)
/** Up to yesterday: today the demonstration goes on sending. */
const RANGE = `from=${dayBefore(30)}&to=${dayBefore(1)}`

/** What the Partner API says of these days. */
function told<Data>(path: string): Promise<Data> {
  return partnerApi('GET', `${path}${path.includes('?') ? '&' : '?'}${RANGE}`)
}

const count = (value: number) => new Intl.NumberFormat('en-US').format(value)
const percent = (value: number | null) =>
  value === null
    ? '–'
    : new Intl.NumberFormat('en-US', {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(value)

/** The sum of a column of a file that a link on the page gives. */
async function fileOf(page: Page, link: string): Promise<(column: string) => number> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).click()
  const rows = parse(await readFile(await (await download).path()), { columns: true }) as Record<
    string,
    string
  >[]
  return (column) => rows.reduce((sum, row) => sum + Number(row[column]), 0)
}

/** The cells of a row as they are read, without the white space between their lines. */
const cellsOf = (page: Page, name: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
    .getByRole('cell')

function expectedCells({
  campaign,
  metrics,
  rates,
  rates_by_way: byWay,
  clicks,
}: CampaignItem): RegExp[] {
  const lines = (...texts: string[]) =>
    new RegExp(`^\\s*${texts.map((text) => text.replace(/[.+]/g, '\\$&')).join('\\s*')}\\s*$`)
  const pending = metrics.sent.pending > 0
  const shared = clicks.shared.reduce((sum, group) => sum + group.clicks, 0)
  const both = (rate: 'delivery_rate' | 'read_rate') =>
    lines(percent(byWay.marketing_messages[rate].value), percent(byWay.messages[rate].value))
  return [
    lines(campaign),
    lines('MM', 'Cloud', ...(pending ? ['Not billed'] : [])),
    lines(
      count(metrics.sent.marketing_messages),
      count(metrics.sent.messages),
      ...(pending ? [count(metrics.sent.pending)] : []),
    ),
    both('delivery_rate'),
    both('read_rate'),
    lines(count(metrics.failed.total)),
    lines(count(metrics.fallbacks.total)),
    lines(count(clicks.certain), ...(shared > 0 ? [`+ ${count(shared)} shared`] : [])),
    lines(percent(rates.click_rate.value)),
  ]
}

test('the overview’s tiles and the campaigns’ cells are what the Partner API says', async ({
  page,
}) => {
  const problems = pageProblems(page)
  await openPage(page, `/?${RANGE}`)
  const overview = await told<StatsOverview>('/stats/overview')
  for (const tile of OVERVIEW_TILES) {
    const value = valueOf(tile, overview)
    const text =
      tile.kind === 'metric'
        ? count(value!)
        : new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 }).format(
            value!,
          )
    const shown = page
      .getByRole('button')
      .filter({ has: page.getByText(tile.title, { exact: true }) })
    await expect(shown.getByText(text, { exact: true }).first()).toBeVisible()
  }
  await page.goto(`/campaigns?${RANGE}&sort=-clicks`)
  const { campaigns } = await told<CampaignList>('/stats/campaigns?limit=50&sort=-clicks')
  for (const item of campaigns.slice(0, 12))
    await expect(cellsOf(page, item.campaign)).toHaveText(expectedCells(item))
  expect(problems).toEqual([])
})

test('a campaign is found, and its files added up are what its page and the Partner API say', async ({
  page,
}) => {
  test.slow()
  const problems = pageProblems(page)
  await openPage(page, `/campaigns?${RANGE}`)
  await checkPage(page)
  await page.getByRole('searchbox').fill('PUENTE')
  await expect(page).toHaveURL(`/campaigns?${RANGE}&search=PUENTE`)
  await expect(page.getByText('Not a controlled comparison:')).toBeVisible()
  await page.getByRole('button', { name: 'Read rate' }).focus()
  await expect(page.getByRole('tooltip').filter({ hasText: 'Read / delivered' })).toBeVisible()
  await page.getByRole('link', { name: CAMPAIGN, exact: true }).click()
  await expect(page.getByRole('heading', { name: CAMPAIGN })).toBeVisible()
  await expect(page.getByText('7 × 24 hours')).toBeVisible()
  await checkPage(page)

  const detail = await told<CampaignDetail>(`/stats/campaigns/${CAMPAIGN}`)
  const days = await fileOf(page, 'CSV: Delivered by day')
  const channels = await fileOf(page, 'CSV: By channel')
  const countries = await fileOf(page, 'CSV: By country')
  const shared = detail.clicks.shared.reduce((sum, { clicks }) => sum + clicks, 0)
  expect(detail.clicks.certain).toBeGreaterThan(0)
  expect(shared).toBeGreaterThan(0)
  expect([days('clicks.certain'), days('clicks.shared')]).toEqual([detail.clicks.certain, shared])
  for (const [way, name] of [
    ['marketing_messages', 'MM'],
    ['messages', 'Cloud'],
  ] as const) {
    const funnel = page.getByRole('region', { name })
    for (const metric of ['accepted', 'delivered', 'read'] as const) {
      const sum = days(`metrics.${metric}.${way}`)
      expect(channels(`metrics.${metric}.${way}`)).toBe(sum)
      expect(detail.metrics[metric][way]).toBe(sum)
      if (metric !== 'accepted') expect(countries(`metrics.${metric}.${way}`)).toBe(sum)
      await expect(funnel.getByText(count(sum), { exact: true }).first()).toBeVisible()
    }
    for (const rate of ['delivery_rate', 'read_rate'] as const)
      await expect(page.getByRole('region', { name: 'Rates' })).toContainText(
        percent(detail.rates_by_way[way][rate].low),
      )
  }
  await expect(page.getByRole('region', { name: 'MM' })).toContainText(
    `${count(detail.clicks.certain)} + ${count(shared)}`,
  )

  const chart = page.getByRole('slider', { name: 'Clicks by day' })
  await chart.focus()
  await page.keyboard.press('Home')
  const [first] = detail.clicks.by_day
  await expect(chart).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`Certain ${first!.certain}, Shared ${first!.shared}$`),
  )
  await page.getByText('7 days', { exact: true }).click()
  await expect(page).toHaveURL(`/campaigns/${CAMPAIGN}?days=7`)
  await page.getByRole('link', { name: 'Messages', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/activity\\?campaign=${CAMPAIGN}&from=`))
  expect(problems).toEqual([])
})

test('where no campaign fits, the way back is shown; of a campaign there is none of it is said so', async ({
  page,
}) => {
  await openPage(page, '/campaigns?search=nothing-of-the-kind&days=7')
  await expect(page.getByRole('heading', { name: 'No campaign fits' })).toBeVisible()
  await checkPage(page)
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page).toHaveURL('/campaigns?days=7')
  await page.goto('/campaigns/nothing-of-the-kind')
  await expect(page.getByRole('heading', { name: 'There is no such thing here' })).toBeVisible()
})
