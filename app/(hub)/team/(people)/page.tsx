import { Prefetched } from '@/app/(hub)/prefetched'
import {
  changePassword,
  createInvitation,
  removePerson,
  revokeInvitation,
  updatePerson,
} from '@/app/(hub)/team/actions'
import { PEOPLE_LIST } from '@/components/accounts/people-list-spec'
import { TeamView } from '@/components/accounts/team-view'
import { readListState } from '@/components/data-table/list-url'
import { invitationsQuery, peopleQuery } from '@/lib/client/team'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Team' }

export default async function TeamPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId, userId, email, role } = await requireSession()
  const given = await searchParams
  const state = readListState((name) => [given[name]].flat()[0], PEOPLE_LIST)
  return (
    <Prefetched queries={[peopleQuery(partnerId, state), invitationsQuery(partnerId)]}>
      <TeamView
        partnerId={partnerId}
        self={{ id: userId, email, role }}
        actions={{ updatePerson, removePerson, createInvitation, revokeInvitation, changePassword }}
      />
    </Prefetched>
  )
}
