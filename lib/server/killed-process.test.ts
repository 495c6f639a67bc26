import { afterAll, describe, it } from 'vitest'
import { gatewayProgram } from '@/lib/server/testing/gateway-program'
import { killRounds } from '@/lib/server/testing/kill-rounds'

describe('kill -9 under load, at random moments', () => {
  const program = gatewayProgram()
  afterAll(() => program.end())

  it(
    'on the embedded database, which is killed with it, loses no answered send or webhook, counts each once, and its folder opens again',
    () => killRounds(program, 'embedded', 2),
    120_000,
  )

  it(
    'on PostgreSQL loses no answered send or webhook and counts each once, also where the database went first',
    () => killRounds(program, 'postgresql', 2),
    120_000,
  )
})
