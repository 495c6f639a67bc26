'use client'

import { CELL } from '@/components/data-table/table-head'
import { Checkbox } from '@/components/ui/checkbox'

/** Which rows are ticked, by their keys; they may be on other pages too. */
export interface Selection<Row> {
  selected: ReadonlySet<string>
  onChange(selected: ReadonlySet<string>): void
  /** What a row is called, for its box. */
  nameOf(row: Row): string
}

type Ticked = Pick<Selection<never>, 'selected' | 'onChange'>

/** The head cell of the boxes: ticks the rows of this page, or unticks them. */
export function SelectAll({
  keys,
  selection: { selected, onChange },
}: {
  keys: readonly string[]
  selection: Ticked
}) {
  const ticked = keys.filter((key) => selected.has(key)).length
  const all = ticked === keys.length
  return (
    <th scope="col" className={`w-0 ${CELL}`}>
      <Checkbox
        aria-label="All rows of this page"
        checked={all}
        indeterminate={ticked > 0 && !all}
        className="block"
        onChange={() => onChange(changed(selected, keys, !all))}
      />
    </th>
  )
}

/** The box of a row. */
export function SelectRow({
  rowKey,
  name,
  selection: { selected, onChange },
}: {
  rowKey: string
  name: string
  selection: Ticked
}) {
  return (
    <td className={`relative w-0 ${CELL}`}>
      <Checkbox
        data-row
        aria-label={`Select ${name}`}
        checked={selected.has(rowKey)}
        className="relative z-1 block"
        onChange={(event) => onChange(changed(selected, [rowKey], event.target.checked))}
      />
    </td>
  )
}

function changed(
  selected: ReadonlySet<string>,
  keys: readonly string[],
  tick: boolean,
): ReadonlySet<string> {
  const next = new Set(selected)
  for (const key of keys) {
    if (tick) next.add(key)
    else next.delete(key)
  }
  return next
}
