'use client'

import { useEffect, useState } from 'react'
import type { RecipientReading } from '@/lib/domain/geography/read-recipient'

type Read = (text: string) => RecipientReading | null

/** Reads a recipient while it is typed. What knows the world's numbers is large, and comes once something was typed. */
export function useRecipientReading(text: string): {
  reading: RecipientReading | null
  ready: boolean
} {
  const [read, setRead] = useState<{ read: Read } | null>(null)
  const wanted = text !== '' && read === null
  useEffect(() => {
    if (!wanted) return
    let stale = false
    void import('@/lib/domain/geography/read-recipient').then(({ readRecipient }) => {
      if (!stale) setRead({ read: readRecipient })
    })
    return () => {
      stale = true
    }
  }, [wanted])
  return { reading: read && text !== '' ? read.read(text) : null, ready: read !== null }
}
