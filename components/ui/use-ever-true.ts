'use client'

import { useState } from 'react'

/** Whether a condition holds or ever held: what was opened once may stay, so that it can close in its own way. */
export function useEverTrue(now: boolean): boolean {
  const [ever, setEver] = useState(now)
  if (now && !ever) setEver(true)
  return ever || now
}
