/** How much goes by each lane, as one bar; in words for who cannot see it. `thin` in the row of a table. */
export function LaneBar({
  mm,
  cloud,
  unit,
  thin = false,
}: {
  mm: number
  cloud: number
  unit: string
  thin?: boolean
}) {
  const share = mm + cloud === 0 ? 0 : (mm / (mm + cloud)) * 100
  return (
    <span
      role="img"
      aria-label={`${mm} ${unit} by MM API, ${cloud} by Cloud API`}
      className={`flex gap-0.5 overflow-hidden ${thin ? 'h-1' : 'h-2'}`}
    >
      {mm > 0 && (
        <span
          className="min-w-0.5 rounded-sm bg-mm-solid transition-[width]"
          style={{ width: `${share.toFixed(2)}%` }}
        />
      )}
      {cloud > 0 && <span className="min-w-0.5 grow rounded-full bg-cloud-solid" />}
      {mm + cloud === 0 && <span className="grow rounded-full bg-hover" />}
    </span>
  )
}
