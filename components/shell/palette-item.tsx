import { Command } from 'cmdk'
import type { LucideIcon } from 'lucide-react'

export interface PaletteAnswer {
  /** Also what tells it from the others. */
  href: string
  label: string
  detail?: string
  icon: LucideIcon
}

/** One thing the palette leads to. */
export function PaletteItem({
  href,
  label,
  detail,
  icon: Icon,
  onSelect,
}: PaletteAnswer & { onSelect(): void }) {
  return (
    <Command.Item
      value={href}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-hover"
    >
      <Icon className="size-4 shrink-0 text-muted" aria-hidden />
      <span className="truncate font-medium">{label}</span>
      {detail && <span className="ml-auto max-w-1/2 truncate text-xs text-muted">{detail}</span>}
    </Command.Item>
  )
}
