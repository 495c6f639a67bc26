import { SLICE, type Slice, STATUSES_A_POST } from '@/bench/growth/slice'
import type { TableSize } from '@/bench/growth/table-sizes'
import { spreadOf } from '@/bench/spread'

/** Asked of perf: what is left of the first rate, and rates on the database that comes along. */
const RATIO = 0.8
const LEAST = { sends: 1_500, statuses: 4_000 }

export interface Growth {
  title: string
  /** When and where. */
  machine: string
  /** The rates themselves are asked for too. */
  embedded: boolean
  /** The first and the last decide. */
  slices: readonly Slice[]
  /** Null where there is no session on the database. */
  sizes: readonly TableSize[] | null
  memoryMb: { first: number | null; last: number | null }
}

const count = (value: number) => Math.round(value).toLocaleString('en')

/** The page of a run, in Markdown. */
export function growthReport({
  title,
  machine,
  embedded,
  slices,
  sizes,
  memoryMb,
}: Growth): string {
  const [first, last] = [slices[0]!, slices.at(-1)!]
  const verdict = (what: 'sends' | 'statuses') => {
    const [before, after] = [spreadOf(first[what]).median, spreadOf(last[what]).median]
    const asked = embedded ? ` and ≥ ${count(LEAST[what])} a second` : ''
    const met = after / before >= RATIO && (!embedded || Math.min(before, after) >= LEAST[what])
    return `| ${what} | ${count(before)} | ${count(after)} | ${(after / before).toFixed(2)} | ≥ ${RATIO}${asked} | ${met ? 'met' : '**missed**'} |`
  }
  const rates = (values: readonly number[]) => {
    const { median, low, high } = spreadOf(values)
    return `${count(median)} | ${count(low)} – ${count(high)}`
  }
  return [
    `## ${title}`,
    '',
    machine,
    '',
    `Each slice is ${count(SLICE)} messages in five rounds: sends, then three statuses of each in POSTs of ${STATUSES_A_POST}, 32 callers; medians.`,
    '',
    `| a second | first slice | last slice | ratio | asked | |`,
    '|---|---|---|---|---|---|',
    verdict('sends'),
    verdict('statuses'),
    '',
    '| messages before | sends a second | least – greatest | statuses a second | least – greatest |',
    '|---|---|---|---|---|',
    ...slices.map(
      ({ from, sends, statuses }) => `| ${count(from)} | ${rates(sends)} | ${rates(statuses)} |`,
    ),
    '',
    `Memory of the server and all it started, shared pages once: ${megabytes(memoryMb.first)} after the first slice, ${megabytes(memoryMb.last)} after the last.`,
    '',
    ...(sizes === null
      ? ['The sizes of tables are not known: there is no session on the database.']
      : [
          '| table | rows | MB | indexes, MB |',
          '|---|---|---|---|',
          ...sizes.map(
            ({ table, rows, table_mb, indexes_mb }) =>
              `| ${table} | ${count(rows)} | ${count(table_mb)} | ${count(indexes_mb)} |`,
          ),
        ]),
    '',
  ].join('\n')
}

function megabytes(value: number | null): string {
  return value === null ? 'unknown' : `${count(value)} MB`
}
