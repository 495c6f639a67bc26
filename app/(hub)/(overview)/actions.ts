'use server'

import type { AlertView } from '@/lib/contracts/alerts'
import { changeByApi } from '@/lib/server/http/change-by-api'

export async function muteAlert({ id, muted }: { id: string; muted: boolean }) {
  return changeByApi<AlertView>({ method: 'PATCH', path: ['alerts', id], body: { muted } })
}
