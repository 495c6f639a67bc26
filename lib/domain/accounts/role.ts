/** What a person may do, least first (contract 3, "Roles"): each role may also do what those before it may. */
export const ROLES = ['viewer', 'operator', 'owner'] as const

export type Role = (typeof ROLES)[number]

/** Decides whether someone of role `held` may do what needs `needed` (contract 3, "Roles"). */
export function roleAllows(held: Role, needed: Role): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed)
}
