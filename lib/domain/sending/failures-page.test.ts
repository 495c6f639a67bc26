import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EFFECTIVE_ROUTINGS } from '@/lib/domain/channels/effective-routing'
import { FAILURE_CLASSES } from './failure-class'
import { DECISION_REASONS, SUPPRESSION_REASONS } from './reasons'
import { WARNINGS } from './warnings'

const page = readFileSync(new URL('../../../FAILURES.md', import.meta.url), 'utf8')
const sections = new Map(
  page.split(/^## /m).map((section) => [section.slice(0, section.indexOf('\n')), section]),
)

/** The rows of a section's table, head and rule left out. */
function rowsOf(title: string): string[][] {
  const lines = (sections.get(title) ?? '').split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

describe.each([
  ['Decision reasons', DECISION_REASONS, 4],
  ['Suppression reasons', SUPPRESSION_REASONS, 4],
  ['Failure classes', FAILURE_CLASSES, 5],
  ['Warnings', WARNINGS, 4],
] as const)('FAILURES.md, %s', (title, codes, columns) => {
  test('has one row for every code, and none for a code that is gone', () => {
    expect(
      rowsOf(title)
        .map(([code]) => code)
        .sort(),
    ).toEqual(codes.map((code) => `\`${code}\``).sort())
  })

  test('leaves no cell empty', () => {
    for (const row of rowsOf(title))
      expect(
        row.filter((cell) => cell !== ''),
        row[0],
      ).toHaveLength(columns)
  })
})

test("FAILURES.md names every reason of a channel's routing", () => {
  for (const reason of Object.keys(EFFECTIVE_ROUTINGS))
    expect(sections.get('Decision reasons')).toContain(`\`${reason}\``)
})
