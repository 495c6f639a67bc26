'use client'

import type { LucideIcon } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import type { ReactElement } from 'react'

export interface MenuItem {
  label: string
  icon?: LucideIcon
  /** Takes something away for good. */
  danger?: boolean
  disabled?: boolean
  onSelect(): void
}

const ITEM =
  'flex h-8 cursor-pointer items-center gap-2 rounded px-2 outline-none data-disabled:cursor-not-allowed data-disabled:opacity-60 data-highlighted:bg-hover'

export interface DropdownMenuProps {
  trigger: ReactElement<{ onClick?(): void; 'aria-haspopup'?: 'menu' }>
  items: readonly MenuItem[]
}

/** What `DropdownMenu` is once it was opened. */
export function DropdownMenuView({ trigger, items }: DropdownMenuProps) {
  return (
    <Radix.Root defaultOpen>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 rounded-md border bg-canvas p-1 text-ink shadow-lg transition-opacity starting:opacity-0"
        >
          {items.map(({ label, icon: Icon, danger, disabled, onSelect }) => (
            <Radix.Item
              key={label}
              disabled={disabled}
              onSelect={onSelect}
              className={`${ITEM} ${danger ? 'text-danger' : ''}`}
            >
              {Icon && <Icon className="size-4 shrink-0" aria-hidden />}
              {label}
            </Radix.Item>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
