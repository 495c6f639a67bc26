import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import {
  GATEWAY_ERRORS,
  type GatewayErrorName,
  gatewayErrorBody,
} from '@/lib/server/gateway/gateway-errors'

const page = readFileSync(new URL('../../../FAILURES.md', import.meta.url), 'utf8')
const section = page.split(/^## /m).find((text) => text.startsWith('Gateway errors\n')) ?? ''
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
const names = Object.keys(GATEWAY_ERRORS) as GatewayErrorName[]

it('FAILURES.md has one row for every gateway error, with its HTTP status and code, and no empty cell', () => {
  const told = rows.map(([name, status, code]) => [name, status, code].join(' '))
  expect(told.sort()).toEqual(
    names
      .map((name) => `\`${name}\` ${GATEWAY_ERRORS[name].status} ${GATEWAY_ERRORS[name].code}`)
      .sort(),
  )
  for (const row of rows)
    expect(
      row.filter((cell) => cell !== ''),
      row[0],
    ).toHaveLength(6)
})

it.each(names)("%s has Graph's shape, whatever its details say", (name) => {
  const details = 'line\nbreak "quoted" ä 😀'
  const { code, message } = GATEWAY_ERRORS[name]
  expect(JSON.parse(Buffer.from(gatewayErrorBody(name, details, 'trace-1')).toString())).toEqual({
    error: {
      message: `(#${code}) ${message}`,
      type: 'FairwayError',
      code,
      error_data: { details },
      fbtrace_id: 'trace-1',
    },
  })
})
