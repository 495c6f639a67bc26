/** A grey bar where text will be. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={`block h-3.5 animate-pulse rounded bg-hover ${className}`} />
}
