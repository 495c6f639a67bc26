import { Download } from 'lucide-react'
import { buttonLook } from '@/components/ui/button-look'
import { campaignFilePath } from '@/lib/client/stats'

/** The heading of one part of a campaign, with the way to its numbers as a file. */
export function PartHeading({
  id,
  title,
  by,
  partnerId,
  campaign,
  range,
}: {
  id: string
  title: string
  by: 'days' | 'channels' | 'countries'
  partnerId: string
  campaign: string
  range: { from: string; to: string }
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pb-3 sm:px-6">
      <h2 id={id} className="text-base font-semibold tracking-tight">
        {title}
      </h2>
      <a
        href={campaignFilePath(partnerId, campaign, by, range)}
        download
        aria-label={`CSV: ${title}`}
        className={buttonLook('secondary')}
      >
        <Download className="size-4" aria-hidden />
        CSV
      </a>
    </div>
  )
}
