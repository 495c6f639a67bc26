import { expect, it } from 'vitest'
import { ROLES, roleAllows } from '@/lib/domain/accounts/role'

it('a role may do what it and the lesser ones may', () => {
  const allowed = ROLES.flatMap((held) =>
    ROLES.filter((needed) => roleAllows(held, needed)).map((needed) => `${held} as ${needed}`),
  )
  expect(allowed).toEqual([
    'viewer as viewer',
    'operator as viewer',
    'operator as operator',
    'owner as viewer',
    'owner as operator',
    'owner as owner',
  ])
})
