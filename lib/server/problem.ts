import type { Issue } from '@/lib/contracts/envelope'

/** Every way in which the Partner API refuses, and its HTTP status (contract 3). */
export const PROBLEM_STATUS = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  rate_limited: 429,
  internal: 500,
  /** The provider refused what is not the caller's to mend, or gave no answer. */
  provider_failed: 502,
  unavailable: 503,
} as const

export type ProblemCode = keyof typeof PROBLEM_STATUS

/** An expected failure, given back as a value; `message` is read by the caller. */
export class Problem {
  constructor(
    readonly code: ProblemCode,
    readonly message: string,
    readonly more: { issues?: Issue[]; headers?: Record<string, string> } = {},
  ) {}
}
