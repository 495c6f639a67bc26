import { expect } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { demoRows } from '@/lib/server/demo/demo-rows'
import { writeHistory } from '@/lib/server/demo/history/write-history'
import {
  PlainReport,
  type ReportChannel,
  type ReportScope,
} from '@/lib/server/stats/testing/plain-report'
import { readFacts } from '@/lib/server/stats/testing/read-facts'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const DAY_MS = 86_400_000
/** A Friday at noon: the demonstration's last day is one that is not over. */
export const WALK_NOW = Date.UTC(2026, 10, 20, 12)

export interface Walk {
  gateway: TestGateway
  api: ApiClient
  report: PlainReport
  channels: readonly (ReportChannel & { clientId: string })[]
}

/** The demonstration with a history of so many days before `WALK_NOW`, its API, and what its ledger says by itself. */
export async function startWalk(database: Database, days: number): Promise<Walk> {
  const gateway = await startTestGateway({
    database,
    upstreamUrl: 'http://127.0.0.1:9',
    settings: { RETENTION_DAYS: '36500' },
  })
  const { partnerId, runtime } = gateway
  const { clients, portfolios, wabas, channels } = demoRows(partnerId, WALK_NOW)
  await database.prisma.client.createMany({ data: clients })
  await database.prisma.portfolio.createMany({ data: portfolios })
  await database.prisma.waba.createMany({ data: wabas })
  await database.prisma.channel.createMany({
    data: channels.map((channel) => ({
      ...channel,
      upstreamKeyEncrypted: Buffer.alloc(0),
      upstreamKeyHash: channel.id!,
    })),
  })
  await writeHistory(database, partnerId, WALK_NOW, days)
  return {
    gateway,
    api: apiClient(runtime, partnerId, {
      'x-api-key': await createTestPartnerKey(runtime, partnerId),
    }),
    report: new PlainReport(
      await readFacts(database, partnerId),
      channels.map(({ id, name, phoneNumber }) => ({ id: id!, name, phoneNumber })),
    ),
    channels: channels.map(({ id, name, phoneNumber, clientId }) => ({
      id: id!,
      name,
      phoneNumber,
      clientId,
    })),
  }
}

/** The last so many days of the walk. */
export function lastDays(days: number): ReportScope {
  const today = WALK_NOW - (WALK_NOW % DAY_MS)
  const date = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { from: date(today - (days - 1) * DAY_MS), to: date(today) }
}

/**
 * Every number that the statistics tell of a scope is what the ledger says: of all campaigns, or of the first so many by what was sent. `by` is
 * how the API is asked for the scope's channels.
 */
export async function expectTheLedgersNumbers(
  { api, report }: Walk,
  scope: ReportScope,
  { by = '', campaigns = Infinity, hours = false } = {},
): Promise<void> {
  const asked = `from=${scope.from}&to=${scope.to}${by}`
  const told = async (path: string) => (await api('GET', path)).data
  expect(await told(`/stats/overview?${asked}`)).toEqual(report.overview(scope))
  expect(await told(`/stats/series?${asked}`)).toEqual(report.series(scope, 'day'))
  if (hours)
    expect(await told(`/stats/series?${asked}&bucket=hour`)).toEqual(report.series(scope, 'hour'))
  expect(inOneOrder(await told(`/stats/clicks?${asked}`))).toEqual(inOneOrder(report.clicks(scope)))
  const expected = report.campaigns(scope)
  for (let offset = 0; offset === 0 || offset < expected.length; offset += 100) {
    const page = await told(`/stats/campaigns?${asked}&limit=100&offset=${offset}`)
    expect(page.total).toBe(expected.length)
    expect(page.campaigns.map(inOneOrder)).toEqual(
      expected.slice(offset, offset + 100).map(inOneOrder),
    )
  }
  for (const { campaign } of expected.slice(0, campaigns)) {
    const path = encodeURIComponent(campaign)
    expect(inOneOrder(await told(`/stats/campaigns/${path}?${asked}`)), campaign).toEqual(
      inOneOrder(report.campaign(scope, campaign)),
    )
    expect(inOneOrder(await told(`/stats/clicks?${asked}&campaign=${path}`)), campaign).toEqual(
      inOneOrder(report.clicks(scope, campaign)),
    )
  }
}

/** Groups of equal size come in any order. */
function inOneOrder<T>(answer: T): T {
  return JSON.parse(
    JSON.stringify(answer, (name, value: unknown) => {
      if (
        !['shared', 'campaigns', 'left_out'].includes(name) ||
        !Array.isArray(value) ||
        typeof value[0] !== 'object'
      )
        return value
      return value.map((item) => JSON.stringify(item)).sort()
    }),
  ) as T
}
