import { Prefetched } from '@/app/(hub)/prefetched'
import { changeTemplate } from '@/app/(hub)/templates/actions'
import { PageHeader } from '@/components/shell/page-header'
import { EditTemplateForm } from '@/components/templates/edit-template-form'
import { templateQuery } from '@/lib/client/templates'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Edit template' }

export default async function EditTemplatePage({
  params,
}: {
  params: Promise<{ wabaId: string; name: string; language: string }>
}) {
  const { partnerId } = await requireSession()
  const { wabaId, name, language } = await params
  const path = {
    waba_id: decodeURIComponent(wabaId),
    name: decodeURIComponent(name),
    language: decodeURIComponent(language),
  }
  return (
    <>
      <PageHeader
        title={`${path.name} ${path.language}`}
        above={{ href: '/templates', label: 'Templates' }}
      >
        Changed at the client’s provider.
      </PageHeader>
      <Prefetched queries={[templateQuery(partnerId, path)]}>
        <EditTemplateForm partnerId={partnerId} path={path} changeTemplate={changeTemplate} />
      </Prefetched>
    </>
  )
}
