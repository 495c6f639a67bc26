import { PageHeader } from '@/components/shell/page-header'
import { OverviewSkeleton } from '@/components/stats/overview-skeleton'

export default function OverviewLoading() {
  return (
    <>
      <PageHeader title="Overview">Which way messages go, and what wants attention.</PageHeader>
      <OverviewSkeleton />
    </>
  )
}
