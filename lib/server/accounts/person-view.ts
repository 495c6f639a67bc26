import type { Person } from '@/lib/contracts/accounts'
import type { User } from '@/lib/server/db/generated/client'

/** A person as the API shows them: nothing of their password. */
export function personView({ id, email, name, role, lastSignInAt, createdAt }: User): Person {
  return {
    id,
    email,
    name,
    role,
    last_sign_in_at: lastSignInAt?.toISOString() ?? null,
    created_at: createdAt.toISOString(),
  }
}
