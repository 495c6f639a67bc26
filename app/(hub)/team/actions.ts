'use server'

import type {
  CreatedInvitation,
  NewInvitation,
  PasswordChange,
  Person,
  PersonChange,
} from '@/lib/contracts/accounts'
import { changeByApi } from '@/lib/server/http/change-by-api'

export async function updatePerson({ id, change }: { id: string; change: PersonChange }) {
  return changeByApi<Person>({ method: 'PATCH', path: ['users', id], body: change })
}

export async function removePerson(id: string) {
  return changeByApi<{ id: string }>({ method: 'DELETE', path: ['users', id] })
}

export async function createInvitation(body: NewInvitation) {
  return changeByApi<CreatedInvitation>({ method: 'POST', path: ['invitations'], body })
}

export async function revokeInvitation(id: string) {
  return changeByApi<{ id: string }>({ method: 'DELETE', path: ['invitations', id] })
}

export async function changePassword(body: PasswordChange) {
  return changeByApi<{ id: string }>({ method: 'POST', path: ['me', 'password'], body })
}
