import type { Layer } from '@/components/charts/lanes'

/** A layer's look as a CSS background, as the bars of a chart have it. */
export function layerBackground({ fill, hatch }: Layer): string {
  return hatch === null
    ? fill
    : `repeating-linear-gradient(135deg, ${fill} 0 2.5px, ${hatch} 2.5px 3.5px)`
}
