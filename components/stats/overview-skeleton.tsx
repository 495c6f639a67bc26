import { OVERVIEW_TILES } from '@/components/stats/overview-tiles'
import { Skeleton } from '@/components/ui/skeleton'

/** The overview's places before its numbers are there. */
export function OverviewSkeleton() {
  return (
    <div aria-busy>
      <div className="grid grid-cols-2 gap-2 px-4 sm:px-6 md:grid-cols-4 xl:grid-cols-7">
        {OVERVIEW_TILES.map(({ name, title }) => (
          <div key={name} className="flex h-24 flex-col gap-2 rounded-md border px-3 py-2.5">
            <span className="text-xs text-muted">{title}</span>
            <Skeleton className="w-16" />
            <Skeleton className="w-full" />
          </div>
        ))}
      </div>
      <div className="px-4 py-6 sm:px-6">
        <Skeleton className="h-64 w-full" />
      </div>
    </div>
  )
}
