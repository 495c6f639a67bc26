import type { Layer } from '@/components/charts/lanes'
import { layerBackground } from '@/components/charts/layer-background'

/** A layer's look beside its name, as the bars have it. */
export function LaneSwatch({ lane }: { lane: Layer }) {
  return (
    <span
      aria-hidden
      className="inline-block size-2.5 shrink-0 rounded-xs"
      style={{ background: layerBackground(lane) }}
    />
  )
}
