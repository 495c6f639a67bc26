'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

const SHOWN_MS = 1_500

/** Copies a text; `what` names it for who cannot see it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN_MS)
  }
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      onClick={() => void copy()}
      title={`Copy ${what}`}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
    >
      <Icon className="size-3.5" aria-hidden />
      <span className="sr-only">Copy {what}</span>
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </button>
  )
}
