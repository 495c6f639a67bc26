import { afterAll, beforeAll, describe, it } from 'vitest'
import { findPostgres } from '@/lib/server/db/testing/postgres-server'
import { compileGateway, type GatewayProgram } from '@/lib/server/testing/gateway-program'
import { killRounds } from '@/lib/server/testing/kill-rounds'

describe('kill -9 under load, at random moments', () => {
  let program: GatewayProgram
  beforeAll(async () => {
    program = await compileGateway()
  })
  afterAll(() => program.remove())

  it(
    'on the embedded database loses no answered send or webhook, counts each once, and its folder opens again',
    () => killRounds(program, 'embedded', 2),
    120_000,
  )

  it.runIf(findPostgres())(
    'on PostgreSQL loses no answered send or webhook and counts each once, also where the database went first',
    () => killRounds(program, 'postgresql', 2),
    120_000,
  )
})
