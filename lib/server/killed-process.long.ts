import { afterAll, beforeAll, describe, it } from 'vitest'
import { findPostgres } from '@/lib/server/db/testing/postgres-server'
import { compileGateway, type GatewayProgram } from '@/lib/server/testing/gateway-program'
import { killRounds } from '@/lib/server/testing/kill-rounds'

const ROUNDS = 25

describe(`kill -9 under load, ${ROUNDS} times`, () => {
  let program: GatewayProgram
  beforeAll(async () => {
    program = await compileGateway()
  })
  afterAll(() => program.remove())

  it('on the embedded database', () => killRounds(program, 'embedded', ROUNDS))
  it.runIf(findPostgres())('on PostgreSQL', () => killRounds(program, 'postgresql', ROUNDS))
})
