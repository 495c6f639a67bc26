/** How far long work is: `value` of `max`, or somewhere, where it is not known. */
export function Progress({
  label,
  value,
  max,
}: {
  label: string
  value: number | null
  max: number
}) {
  const share = value === null || max === 0 ? null : Math.min(1, value / max)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value ?? undefined}
      className="h-1.5 overflow-hidden rounded-full bg-hover"
    >
      <div
        className={`h-full rounded-full bg-ink transition-[width] ${share === null ? 'w-1/3 animate-pulse' : ''}`}
        style={share === null ? undefined : { width: `${(share * 100).toFixed(1)}%` }}
      />
    </div>
  )
}
