import { Bell, BellOff, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { alertLink } from '@/components/alerts/alert-link'
import { Age } from '@/components/preferences/age'
import { IconButton } from '@/components/ui/icon-button'
import type { AlertView } from '@/lib/contracts/alerts'

/** One alert: what of, what is the matter, what to do, and where. `onMute` where the reader may silence it. */
export function AlertItem({
  alert,
  onMute,
}: {
  alert: AlertView
  onMute: ((muted: boolean) => void) | null
}) {
  const { subject, title, advice, muted, opened_at } = alert
  const { href, label } = alertLink(alert)
  const name = subject.name ?? (subject.type === 'partner' ? 'All channels' : subject.id)
  return (
    <li className="flex gap-2.5 py-3">
      <TriangleAlert
        className={`mt-0.5 size-4 shrink-0 ${muted ? 'text-muted' : 'text-attention'}`}
        aria-hidden
      />
      <div className="min-w-0 grow">
        <p className="font-medium text-pretty">
          <span className="break-words">{name}</span>: {title}
        </p>
        <p className="mt-0.5 text-xs text-muted text-pretty">{advice}</p>
        <p className="mt-1 text-xs">
          <Link href={href} className="underline underline-offset-2">
            {label}
          </Link>{' '}
          <span className="text-muted">
            · for <Age since={opened_at} />
          </span>
        </p>
      </div>
      {onMute && (
        <IconButton
          label={`${muted ? 'Unmute' : 'Mute'}: ${name}, ${title}`}
          icon={muted ? Bell : BellOff}
          className="-my-1.5"
          onClick={() => onMute(!muted)}
        />
      )}
    </li>
  )
}
