import {
  createdInvitation,
  invitationList,
  invitationListQuery,
  newInvitation,
  passwordChange,
  passwordChanged,
  person,
  personChange,
  personList,
  personListQuery,
} from '@/lib/contracts/accounts'
import { deleted } from '@/lib/contracts/keys'
import { changePassword } from '@/lib/server/accounts/change-password'
import { removePerson, updatePerson } from '@/lib/server/accounts/change-people'
import {
  createInvitation,
  listInvitations,
  revokeInvitation,
} from '@/lib/server/accounts/invitations'
import { listPeople } from '@/lib/server/accounts/read-people'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const accountEndpoints = [
  endpoint({
    method: 'GET',
    path: '/users',
    summary: 'The people of the team',
    role: 'viewer',
    query: personListQuery,
    data: personList,
    handle: ({ runtime, actor, query }) => listPeople(runtime, actor, query),
  }),
  endpoint({
    method: 'PATCH',
    path: '/users/{id}',
    summary: "Change a person's name or role; another role ends their sessions",
    role: 'owner',
    body: personChange,
    data: person,
    handle: ({ runtime, actor, params, body }) => updatePerson(runtime, actor, params.id, body),
  }),
  endpoint({
    method: 'DELETE',
    path: '/users/{id}',
    summary: 'Remove a person, signed out at the next request; never the last owner',
    role: 'owner',
    data: deleted,
    handle: ({ runtime, actor, params }) => removePerson(runtime, actor, params.id),
  }),
  endpoint({
    method: 'GET',
    path: '/invitations',
    summary: 'Invitations that nobody has accepted yet, never their links',
    role: 'viewer',
    query: invitationListQuery,
    data: invitationList,
    handle: ({ runtime, actor, query }) => listInvitations(runtime, actor, query),
  }),
  endpoint({
    method: 'POST',
    path: '/invitations',
    summary: 'Invite an address for 7 days by a link shown this once; an earlier link of it ends',
    role: 'owner',
    status: 201,
    body: newInvitation,
    data: createdInvitation,
    handle: ({ runtime, actor, body }) => createInvitation(runtime, actor, body),
  }),
  endpoint({
    method: 'DELETE',
    path: '/invitations/{id}',
    summary: 'Revoke an invitation',
    role: 'owner',
    data: deleted,
    handle: ({ runtime, actor, params }) => revokeInvitation(runtime, actor, params.id),
  }),
  endpoint({
    method: 'POST',
    path: '/me/password',
    summary: "Change one's own password, by session; all sessions end",
    role: 'viewer',
    body: passwordChange,
    data: passwordChanged,
    handle: ({ runtime, actor, body }) => changePassword(runtime, actor, body),
  }),
]
