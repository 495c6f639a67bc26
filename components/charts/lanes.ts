/** The layers of a stacked chart, lowest first: MM plain, Cloud hatched, what is not billed yet in the grey of no lane. */
export const LANES = [
  { name: 'marketing_messages', label: 'MM', fill: 'var(--mm-solid)', hatch: null },
  { name: 'messages', label: 'Cloud', fill: 'var(--cloud-solid)', hatch: 'var(--cloud-tint)' },
  { name: 'pending', label: 'Not billed yet', fill: 'var(--line-strong)', hatch: null },
] as const

export type Lane = (typeof LANES)[number]
