'use client'

import { useEffect, useState } from 'react'
import type { LinkStatus } from '@/lib/contracts/link-status'

const EVERY_MS = 4_000

/** How far the acceptance is, asked for again while the page is looked at, until it is complete. A link that stops working shows its page's end. */
export function useLinkStatus(token: string, initial: LinkStatus): LinkStatus {
  const [status, setStatus] = useState(initial)
  const done = status.status === 'accepted'
  useEffect(() => {
    if (done) return
    const leaving = new AbortController()
    const ask = async () => {
      if (document.hidden) return
      const response = await fetch(`/o/${encodeURIComponent(token)}/status`, {
        signal: leaving.signal,
      }).catch(() => null)
      if (response?.status === 404) return location.reload()
      if (response?.ok) setStatus((await response.json()) as LinkStatus)
    }
    const askAgain = () =>
      void ask().catch(() => {
        /* Broken off while it was read: the next one tells. */
      })
    const timer = setInterval(askAgain, EVERY_MS)
    document.addEventListener('visibilitychange', askAgain)
    return () => {
      leaving.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', askAgain)
    }
  }, [token, done])
  return status
}
