import { keepPreviousData } from '@tanstack/react-query'
import { apiQuery } from '@/lib/client/api-query'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type { InvitationList, PersonList } from '@/lib/contracts/accounts'

export const PEOPLE_PER_PAGE = 50
const MOST = 100

/** A page of the team's people. */
export function peopleQuery(partnerId: string, state: ListState) {
  return {
    ...apiQuery<PersonList>(partnerId, ['users'], listSearch(state, PEOPLE_PER_PAGE)),
    placeholderData: keepPreviousData,
  }
}

/** People to choose from. */
export function peopleChoiceQuery(partnerId: string) {
  return apiQuery<PersonList>(partnerId, ['users'], { limit: String(MOST) })
}

/** Invitations that nobody has accepted yet, newest first. */
export function invitationsQuery(partnerId: string) {
  return apiQuery<InvitationList>(partnerId, ['invitations'], { limit: String(MOST) })
}
