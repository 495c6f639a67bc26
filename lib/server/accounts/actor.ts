import type { Role } from '@/lib/domain/accounts/role'

/** Who asks: a person by session, or a program by partner key. */
export interface Actor {
  partnerId: string
  /** As the audit log names it: `user:<id>` or `key:<id>`. */
  id: string
  /** Partner keys are owners (contract 3). */
  role: Role
  /** The address the request came from, where it is known. */
  remote: string | null
}
