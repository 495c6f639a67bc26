import { ROLES, type Role } from '@/lib/domain/accounts/role'

/** What each role may do (contract 3, "Roles"), in a sentence. */
export const ROLE_WORDS: Readonly<Record<Role, { name: string; may: string }>> = {
  viewer: {
    name: 'Viewer',
    may: 'Sees everything but raw events, link addresses and the audit log; recipients are masked.',
  },
  operator: {
    name: 'Operator',
    may: 'Also sends, switches channels, makes links, warms up and pins templates, and replays events.',
  },
  owner: {
    name: 'Owner',
    may: 'Also changes settings, keys, secrets, clients, channels and people.',
  },
}

export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_WORDS[value].name }))
