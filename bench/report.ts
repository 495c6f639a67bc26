import type { Sample } from '@/bench/measure'
import type { Figure, Findings, Runs } from '@/bench/scenario'
import { spreadOf } from '@/bench/spread'

/** The findings as two Markdown tables: the ratios with what is asked of them, and what they were made from. */
export function report({ figures, runs }: Findings): string {
  return [
    table(
      ['ratio to control 1', 'asked', 'median', 'least – greatest', ''],
      figures.map(figureRow),
    ),
    '',
    table(
      [
        '',
        'messages/s',
        'p50 ms',
        'p99 ms',
        'CPU µs/message: process',
        'PostgreSQL',
        'upstream',
        'load generator',
      ],
      runs.flatMap(runRows),
    ),
  ].join('\n')
}

function figureRow({ quantity, asked, value }: Figure): string[] {
  const range = value.low === value.high ? '' : `${value.low.toFixed(2)} – ${value.high.toFixed(2)}`
  if (!asked) return [quantity, '', value.median.toFixed(2), range, '']
  const [bound, met] =
    'atLeast' in asked
      ? [`≥ ${asked.atLeast}`, value.median >= asked.atLeast]
      : [`≤ ${asked.atMost}`, value.median <= asked.atMost]
  return [quantity, bound, value.median.toFixed(2), range, met ? 'met' : '**missed**']
}

function runRows({ heading, samples }: Runs): string[][] {
  return Object.entries(samples).map(([name, own]) => {
    const cell = (value: (sample: Sample) => number, digits: number) =>
      spreadOf(own.map(value)).median.toFixed(digits)
    const postgres = own.every(({ cpu }) => cpu.postgres !== null)
    return [
      `${heading}: ${name}`,
      cell((sample) => sample.perSecond, 0),
      cell((sample) => sample.p50Ms, 2),
      cell((sample) => sample.p99Ms, 2),
      cell(({ cpu }) => cpu.target, 0),
      postgres ? cell(({ cpu }) => cpu.postgres!, 0) : '',
      cell(({ cpu }) => cpu.upstream, 0),
      cell(({ cpu }) => cpu.load, 0),
    ]
  })
}

function table(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(line)].join('\n')
}
