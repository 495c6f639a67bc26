import { TableSkeleton } from '@/components/data-table/table-skeleton'
import { ONBOARDING_HEADERS } from '@/components/onboarding/onboarding-columns'
import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'

export default function OnboardingLoading() {
  return (
    <div aria-busy>
      <PageHeader title="Onboarding">
        Whose marketing can go by MM API, and what the others miss.
      </PageHeader>
      <div className="mx-4 mb-4 sm:mx-6">
        <Skeleton className="h-24 w-full" />
      </div>
      <TableSkeleton headers={ONBOARDING_HEADERS} />
    </div>
  )
}
