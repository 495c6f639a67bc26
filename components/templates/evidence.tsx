import Link from 'next/link'
import type { TemplateCategoryView } from '@/lib/contracts/template-categories'

/** The answer that taught a category: HTTP status and code, leading to its message. */
export function Evidence({
  evidence: { http_status, code, trace_id },
}: Pick<TemplateCategoryView, 'evidence'>) {
  if (http_status === null) return <span className="text-muted">–</span>
  const words = code === null ? String(http_status) : `${http_status} · ${code}`
  if (!trace_id) return words
  return (
    <Link
      href={`/activity/${trace_id}`}
      prefetch={false}
      className="relative z-1 whitespace-nowrap underline underline-offset-2 hover:no-underline"
    >
      {words}
    </Link>
  )
}
