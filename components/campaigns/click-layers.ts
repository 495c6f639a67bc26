import type { Layer } from '@/components/charts/lanes'

/** The layers of clicks, which only MM has: those of one campaign alone, and those that may be of others too. */
export const CLICK_LAYERS: readonly Layer[] = [
  { name: 'certain', label: 'Certain', fill: 'var(--mm-solid)', hatch: null },
  { name: 'shared', label: 'Shared', fill: 'var(--mm-tint)', hatch: 'var(--mm-solid)' },
]
