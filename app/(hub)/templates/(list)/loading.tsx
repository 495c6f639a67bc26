import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { PageHeader } from '@/components/shell/page-header'
import { CATEGORY_COLUMNS } from '@/components/templates/category-columns'

export default function TemplatesLoading() {
  return (
    <>
      <PageHeader title="Templates">
        What routing knows of each template’s category, and what that rests on.
      </PageHeader>
      <TableSkeleton
        headers={[
          { header: 'Template' },
          ...CATEGORY_COLUMNS.map(({ header, className }) => ({ header, className })),
        ]}
      />
    </>
  )
}
