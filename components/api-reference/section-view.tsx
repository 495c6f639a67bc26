import type { ApiSection } from '@/components/api-reference/api-sections'
import { OperationView } from '@/components/api-reference/operation-view'
import type { Reader } from '@/components/api-reference/sample-call'
import { PageHeader } from '@/components/shell/page-header'

/** The endpoints of one section of the Partner API. */
export function SectionView({
  section: { name, operations },
  reader,
}: {
  section: ApiSection
  reader: Reader
}) {
  return (
    <>
      <PageHeader title={name} above={{ href: '/docs/api', label: 'API reference' }}>
        Partner API
      </PageHeader>
      {operations.map((operation) => (
        <OperationView key={operation.operationId} operation={operation} reader={reader} />
      ))}
    </>
  )
}
