import type { Lane } from '@/components/charts/lanes'

/** A lane's look beside its name, as the bars have it. */
export function LaneSwatch({ lane: { fill, hatch } }: { lane: Lane }) {
  const background = hatch === null ? fill : `repeating-linear-gradient(135deg, ${fill} 0 2.5px, ${hatch} 2.5px 3.5px)`
  return <span aria-hidden className="inline-block size-2.5 shrink-0 rounded-xs" style={{ background }} />
}
