import { Skeleton } from '@/components/ui/skeleton'

/** A campaign whose numbers are still on their way. */
export function CampaignSkeleton() {
  return (
    <div aria-busy className="grid gap-12 px-4 py-6 sm:px-6 lg:grid-cols-2">
      {['mm', 'cloud', 'rates', 'times'].map((part) => (
        <div key={part} className="flex flex-col gap-4">
          <Skeleton className="w-40" />
          <Skeleton className="h-32 w-full" />
        </div>
      ))}
    </div>
  )
}
