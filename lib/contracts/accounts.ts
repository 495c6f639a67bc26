import { z } from 'zod'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { lineOfText } from '@/lib/contracts/text'
import { ROLES } from '@/lib/domain/accounts/role'

const role = z.enum(ROLES)

const personName = lineOfText(200)

/** Long enough that guessing is hopeless (OWASP ASVS 2.1.1). */
const newPassword = z
  .string()
  .min(12, { error: 'Accepted are 12 to 200 characters.' })
  .max(200, { error: 'Accepted are 12 to 200 characters.' })

/** A person of the partner's team. */
export const person = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role,
  /** Null: never since Fairway keeps it. */
  last_sign_in_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
})

export const personChange = z.strictObject({ name: personName.optional(), role: role.optional() })

export const personListQuery = listQuery({
  sort: ['name', 'email', 'created_at', 'last_sign_in_at'],
  defaultSort: 'name',
  filters: { id: filterText.optional(), email: filterText.optional(), role: role.optional() },
})

export const personList = listData('users', person)

/** An invitation that was neither accepted nor revoked; never its link. */
export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role,
  created_at: z.iso.datetime(),
  created_by: z.string(),
  expires_at: z.iso.datetime(),
  expired: z.boolean(),
})

export const newInvitation = z.strictObject({ email: z.email().max(254), role })

/** `url` is shown this once. */
export const createdInvitation = z.object({
  id: z.string(),
  email: z.string(),
  role,
  url: z.string(),
  expires_at: z.iso.datetime(),
})

export const invitationListQuery = listQuery({
  sort: ['email', 'created_at', 'expires_at'],
  defaultSort: '-created_at',
  filters: { email: filterText.optional(), role: role.optional() },
})

export const invitationList = listData('invitations', invitation)

export const passwordChange = z.strictObject({
  current: z.string().min(1).max(1_000),
  new: newPassword,
})

/** Whose password was changed. */
export const passwordChanged = z.object({ id: z.string() })

/** What an invited person gives to accept. */
export const acceptance = z.strictObject({ name: personName, password: newPassword })

export type Person = z.output<typeof person>
export type PersonChange = z.output<typeof personChange>
export type PersonListQuery = z.output<typeof personListQuery>
export type PersonList = z.output<typeof personList>
export type Invitation = z.output<typeof invitation>
export type NewInvitation = z.output<typeof newInvitation>
export type CreatedInvitation = z.output<typeof createdInvitation>
export type InvitationListQuery = z.output<typeof invitationListQuery>
export type InvitationList = z.output<typeof invitationList>
export type PasswordChange = z.output<typeof passwordChange>
export type Acceptance = z.output<typeof acceptance>
