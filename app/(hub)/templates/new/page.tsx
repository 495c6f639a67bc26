import { Prefetched } from '@/app/(hub)/prefetched'
import { createTemplate } from '@/app/(hub)/templates/actions'
import { PageHeader } from '@/components/shell/page-header'
import { NewTemplateForm } from '@/components/templates/new-template-form'
import { channelSearchQuery } from '@/lib/client/channel-search'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'New template' }

export default async function NewTemplatePage() {
  const { partnerId } = await requireSession()
  return (
    <>
      <PageHeader title="New template" above={{ href: '/templates', label: 'Templates' }}>
        It is made at the client’s provider, and Meta reviews it.
      </PageHeader>
      <Prefetched queries={[channelSearchQuery(partnerId, '')]}>
        <NewTemplateForm partnerId={partnerId} createTemplate={createTemplate} />
      </Prefetched>
    </>
  )
}
