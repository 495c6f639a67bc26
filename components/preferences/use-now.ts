'use client'

import { useEffect, useState } from 'react'

/** The time in milliseconds, seen again every so often; null in the first render, which the server makes at another time. */
export function useNow(everyMs: number): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const see = () => setNow(Date.now())
    const first = setTimeout(see)
    const timer = setInterval(see, everyMs)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [everyMs])
  return now
}
