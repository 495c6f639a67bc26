/** An HTTP method, as wide as the longest, so that what follows is in line. */
export function MethodBadge({ method }: { method: string }) {
  const look = method === 'DELETE' ? 'bg-danger-tint text-danger' : 'bg-hover text-ink'
  return (
    <span
      className={`inline-flex h-5 w-13 shrink-0 items-center justify-center rounded font-mono text-[0.6875rem] font-medium ${look}`}
    >
      {method}
    </span>
  )
}
