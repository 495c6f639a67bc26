import { InvitationList } from '@/components/accounts/invitation-list'
import { type InviteAction, InviteDialog } from '@/components/accounts/invite-dialog'
import { type PasswordAction, PasswordForm } from '@/components/accounts/password-form'
import { type PeopleActions, PeopleList, type Self } from '@/components/accounts/people-list'
import { PageHeader } from '@/components/shell/page-header'
import { LinkButton } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { ChangeAction } from '@/lib/client/use-change'
import { roleAllows } from '@/lib/domain/accounts/role'

export interface TeamActions extends PeopleActions {
  createInvitation: InviteAction
  revokeInvitation: ChangeAction<string, { id: string }>
  changePassword: PasswordAction
}

/** The partner's team: people, invitations, and the reader's own password. */
export function TeamView({
  partnerId,
  self,
  actions,
}: {
  partnerId: string
  self: Self
  actions: TeamActions
}) {
  const mayChange = roleAllows(self.role, 'owner')
  return (
    <>
      <PageHeader
        title="Team"
        actions={
          <>
            {roleAllows(self.role, 'operator') && (
              <LinkButton href="/team/audit">Audit log</LinkButton>
            )}
            {mayChange && <InviteDialog createInvitation={actions.createInvitation} />}
          </>
        }
      >
        Who may see and change what, and who changed it.
      </PageHeader>
      <PeopleList partnerId={partnerId} self={self} actions={actions} />
      <div className="h-10" />
      <Section
        title="Invitations"
        about="A link works once and for seven days. Inviting an address again makes a new link and ends the old one."
      >
        <InvitationList
          partnerId={partnerId}
          mayChange={mayChange}
          revokeInvitation={actions.revokeInvitation}
        />
      </Section>
      <Section title="Your password" about="A new one signs you out everywhere else.">
        <PasswordForm email={self.email} changePassword={actions.changePassword} />
      </Section>
    </>
  )
}
