import { afterAll, describe, it } from 'vitest'
import { gatewayProgram } from '@/lib/server/testing/gateway-program'
import { killRounds } from '@/lib/server/testing/kill-rounds'

const ROUNDS = 25

describe(`kill -9 under load, ${ROUNDS} times`, () => {
  const program = gatewayProgram()
  afterAll(() => program.end())

  it('on the embedded database', () => killRounds(program, 'embedded', ROUNDS))
  it('on PostgreSQL', () => killRounds(program, 'postgresql', ROUNDS))
})
