import { TriangleAlert } from 'lucide-react'
import type { DryRunResult } from '@/lib/contracts/test-send'

/** What a sender should know of the message before it goes. */
export function WarningList({ warnings }: { warnings: DryRunResult['warnings'] }) {
  if (warnings.length === 0) return null
  return (
    <ul aria-label="Warnings" className="flex flex-col gap-2">
      {warnings.map(({ code, text }) => (
        <li key={code} className="flex gap-2 rounded-md bg-attention-tint px-3 py-2 text-attention">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          <p className="min-w-0 text-pretty">
            {text} <code className="font-mono text-xs">{code}</code>
          </p>
        </li>
      ))}
    </ul>
  )
}
