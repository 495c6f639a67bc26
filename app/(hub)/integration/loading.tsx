import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/section'
import { Skeleton } from '@/components/ui/skeleton'

export default function IntegrationLoading() {
  return (
    <div aria-busy>
      <PageHeader title="Integration Settings">
        How marketing goes out, and what your programs need.
      </PageHeader>
      {['Routing', 'Fallback', '360dialog’s own routing', 'Webhooks', 'Alerts', 'Partner API'].map(
        (title) => (
          <Section key={title} title={title}>
            <Skeleton className="h-20 w-full" />
          </Section>
        ),
      )}
    </div>
  )
}
