import { Cloud, Megaphone } from 'lucide-react'
import type { Way } from '@/lib/domain/sending/way'

const LANES = {
  marketing_messages: {
    name: 'MM',
    title: 'Marketing Messages API',
    icon: Megaphone,
    shape: 'rounded text-mm',
    filled: 'border-transparent bg-mm-tint',
  },
  messages: {
    name: 'Cloud',
    title: 'Cloud API',
    icon: Cloud,
    shape: 'rounded-full text-cloud',
    filled: 'border-transparent bg-cloud-tint',
  },
} as const

/** A lane, told from the other by word, shape and colour; an outline where it was tried and did not accept. */
export function LaneBadge({ way, tried = false }: { way: Way; tried?: boolean }) {
  const { name, title, icon: Icon, shape, filled } = LANES[way]
  const look = `${shape} ${tried ? 'border-dashed border-line-strong' : filled}`
  return (
    <span
      title={tried ? `${title}: did not accept` : title}
      className={`inline-flex h-5 w-fit items-center gap-1 border px-1.5 align-middle text-xs font-medium whitespace-nowrap ${look}`}
    >
      <Icon className="size-3" aria-hidden />
      {name}
      {tried && <span className="sr-only"> did not accept</span>}
    </span>
  )
}
