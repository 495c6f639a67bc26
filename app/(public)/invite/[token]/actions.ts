'use server'

import { headers } from 'next/headers'
import type { AcceptanceAnswer } from '@/components/accounts/accept-form'
import { acceptInvitation as accept } from '@/lib/server/accounts/accept-invitation'
import { REMOTE_ADDRESS_HEADER } from '@/lib/server/http/front-door-headers'
import { Problem } from '@/lib/server/problem'
import { runtime } from '@/lib/server/runtime-handle'

export async function acceptInvitation(token: string, given: unknown): Promise<AcceptanceAnswer> {
  const remote = (await headers()).get(REMOTE_ADDRESS_HEADER)
  const answer = await accept(runtime(), String(token), given, remote)
  return answer instanceof Problem
    ? { problem: answer.message, issues: answer.more.issues ?? [] }
    : { problem: null, issues: [] }
}
