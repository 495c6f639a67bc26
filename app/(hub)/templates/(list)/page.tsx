import { Prefetched } from '@/app/(hub)/prefetched'
import { forgetCategory, pinCategory, warmUpTemplates } from '@/app/(hub)/templates/actions'
import { AlertNotices } from '@/components/alerts/alert-notices'
import { readListState } from '@/components/data-table/list-url'
import { PageHeader } from '@/components/shell/page-header'
import { CategoryList } from '@/components/templates/category-list'
import { CATEGORY_LIST } from '@/components/templates/category-list-spec'
import { LinkButton } from '@/components/ui/button'
import { openAlertsQuery } from '@/lib/client/alerts'
import { categoryListQuery, warmUpQuery } from '@/lib/client/template-categories'
import { roleAllows } from '@/lib/domain/accounts/role'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Templates' }

export default async function TemplatesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { partnerId, role } = await requireSession()
  const params = await searchParams
  const state = readListState((name) => [params[name]].flat()[0], CATEGORY_LIST)
  return (
    <>
      <PageHeader
        title="Templates"
        actions={
          roleAllows(role, 'owner') && <LinkButton href="/templates/new">New template</LinkButton>
        }
      >
        What routing knows of each template’s category, and what that rests on.
      </PageHeader>
      <Prefetched
        queries={[
          categoryListQuery(partnerId, state),
          warmUpQuery(partnerId),
          openAlertsQuery(partnerId),
        ]}
      >
        <AlertNotices partnerId={partnerId} subjects={[{ type: 'template' }]} />
        <CategoryList
          partnerId={partnerId}
          role={role}
          actions={{ warmUp: warmUpTemplates, pin: pinCategory, forget: forgetCategory }}
        />
      </Prefetched>
    </>
  )
}
