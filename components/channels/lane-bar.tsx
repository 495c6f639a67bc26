/** How much goes by each lane, as one bar; in words for who cannot see it. */
export function LaneBar({ mm, cloud, unit }: { mm: number; cloud: number; unit: string }) {
  const share = mm + cloud === 0 ? 0 : (mm / (mm + cloud)) * 100
  return (
    <div role="img" aria-label={`${mm} ${unit} by MM API, ${cloud} by Cloud API`} className="flex h-2 gap-0.5 overflow-hidden">
      {mm > 0 && <span className="rounded-sm bg-mm-solid transition-[width]" style={{ width: `${share.toFixed(2)}%` }} />}
      {cloud > 0 && <span className="grow rounded-full bg-cloud-solid" />}
      {mm + cloud === 0 && <span className="grow rounded-full bg-hover" />}
    </div>
  )
}
