import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { behaviourTable } from '@/sandbox/behaviour-table'
import { control, send, templateMessage } from '@/sandbox/testing/client'

const run = (env: Record<string, string>) => {
  const program = spawn(process.execPath, [join(inject('programs'), 'sandbox.mjs')], {
    env: { ...process.env, ...env },
  })
  let output = ''
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return { program, output: () => output }
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'serves what it prints, and stops on %s with an answer held',
  async (signal) => {
    const { program, output } = run({ PORT: '0' })
    while (!output().includes('/_sandbox')) await once(program.stdout, 'data')
    expect(output()).toContain(behaviourTable())
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0]
    const lost = expect(send(url ?? '', 'messages', templateMessage('hold_it'))).rejects.toThrow()
    while ((await control(url ?? '', 'GET /deliveries')).total === 0) continue
    program.kill(signal)
    expect(await once(program, 'exit')).toEqual([0, null])
    await lost
  },
)

it('names a bad PORT and what is accepted', async () => {
  const { program, output } = run({ PORT: 'http' })
  expect(await once(program, 'close')).toEqual([1, null])
  expect(output()).toBe('PORT is "http"; accepted is a port number, 0 to 65535 (0: any free one)\n')
})
