/** One layer of a stacked chart, by the name its counts have. */
export interface Layer {
  name: string
  label: string
  /** A colour. */
  fill: string
  /** The colour of the lines across it; null: it is plain. */
  hatch: string | null
  /** Is told of only where there is some. */
  rare?: boolean
}

/** The layers of a chart of the lanes, lowest first: MM plain, Cloud hatched, what is not billed yet in the grey of no lane. */
export const LANES: readonly Layer[] = [
  { name: 'marketing_messages', label: 'MM', fill: 'var(--mm-solid)', hatch: null },
  { name: 'messages', label: 'Cloud', fill: 'var(--cloud-solid)', hatch: 'var(--cloud-tint)' },
  { name: 'pending', label: 'Not billed yet', fill: 'var(--line-strong)', hatch: null, rare: true },
]
