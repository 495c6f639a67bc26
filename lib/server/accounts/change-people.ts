import type { Person, PersonChange } from '@/lib/contracts/accounts'
import type { Actor } from '@/lib/server/accounts/actor'
import { personView } from '@/lib/server/accounts/person-view'
import { type ChangeTx, change } from '@/lib/server/change'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** Changes a person's name or role. Another role ends their sessions, so that it holds from their next request on (contract 3, "Roles"). */
export function updatePerson(
  runtime: Runtime,
  actor: Actor,
  id: string,
  { name, role }: PersonChange,
): Promise<Person | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const owners = await lockOwners(tx, actor)
    const where = { partnerId_id: { partnerId: actor.partnerId, id } }
    const before = await tx.user.findUnique({ where })
    if (!before) return noSuchPerson(id)
    const next = { name: name ?? before.name, role: role ?? before.role }
    const roleChanges = next.role !== before.role
    if (roleChanges && isLast(owners, id)) return lastOwner()
    const row = await tx.user.update({
      where,
      data: { ...next, ...(roleChanges ? { sessionVersion: { increment: 1 } } : {}) },
    })
    const { email } = row
    if (roleChanges || next.name !== before.name) {
      await audit({
        action: 'user.update',
        subject: id,
        before: { email, name: before.name, role: before.role },
        after: { email, ...next },
      })
    }
    return personView(row)
  })
}

/** Removes a person: their sessions have nobody any more, from the next request on. What they did stays in the audit log. */
export function removePerson(
  runtime: Runtime,
  actor: Actor,
  id: string,
): Promise<{ id: string } | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const owners = await lockOwners(tx, actor)
    const where = { partnerId_id: { partnerId: actor.partnerId, id } }
    const before = await tx.user.findUnique({ where })
    if (!before) return noSuchPerson(id)
    if (isLast(owners, id)) return lastOwner()
    await tx.user.delete({ where })
    await audit({
      action: 'user.delete',
      subject: id,
      before: { email: before.email, name: before.name, role: before.role },
      after: null,
    })
    return { id }
  })
}

/** The partner's owners, held until the change is done: two who demote each other at once come one after the other. */
async function lockOwners(tx: ChangeTx, { partnerId }: Actor): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM "user" WHERE partner_id = ${partnerId} AND role = 'owner' ORDER BY id FOR UPDATE`
  return rows.map(({ id }) => id)
}

function isLast(owners: readonly string[], id: string): boolean {
  return owners.length === 1 && owners[0] === id
}

function noSuchPerson(id: string): Problem {
  return new Problem('not_found', `There is no person ${id}.`)
}

function lastOwner(): Problem {
  return new Problem('conflict', 'This is the last owner: make someone else an owner first.')
}
