import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditPages } from '@/lib/server/audit/list-audit-log'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

describe('the whole audit log', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))
    const entry = (id: string, second: number) => ({
      partnerId: gateway.partnerId,
      id,
      at: at(second),
      actor: 'system',
      action: 'test',
      subject: id,
    })
    await gateway.runtime.database.prisma.auditLog.createMany({
      data: [entry('e', 3), entry('a', 2), entry('c', 1), entry('b', 1), entry('d', 1)],
    })
  })
  afterAll(() => gateway.close())

  it.each([1, 2, 3, 5, 100])(
    'comes %i at a time, each entry once and in its order, whatever is written meanwhile',
    async (pageSize) => {
      const actor = {
        partnerId: gateway.partnerId,
        id: 'system',
        role: 'owner',
        remote: null,
      } as const
      const ids: string[] = []
      for await (const page of auditPages(gateway.runtime, actor, { action: 'test' }, pageSize)) {
        expect(page.length).toBeLessThanOrEqual(pageSize)
        ids.push(...page.map(({ id }) => id))
        await gateway.runtime.database.prisma.auditLog.create({
          data: {
            partnerId: gateway.partnerId,
            id: `0${pageSize}-${ids.length}`,
            at: new Date(0),
            actor: 'system',
            action: 'other',
            subject: 'x',
          },
        })
      }
      expect(ids).toEqual(['b', 'c', 'd', 'a', 'e'])
    },
  )
})
