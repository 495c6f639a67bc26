'use client'

import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { INPUT } from '@/components/ui/input-look'
import { Labelled } from '@/components/ui/labelled'
import { Popover } from '@/components/ui/popover'

export interface ComboboxOption {
  value: string
  label: string
  /** Beside the label, and searched too. */
  detail?: string
}

const ITEM =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded px-2 py-1 data-[selected=true]:bg-hover'

/** One of many, found by typing. With `onSearch` the caller looks for what was typed; without, it is found among `options`. */
export function Combobox({
  label,
  hint,
  error,
  value,
  options,
  placeholder,
  empty = 'Nothing fits.',
  disabled = false,
  onChange,
  onSearch,
}: {
  label: ReactNode
  hint?: ReactNode
  error?: string
  /** Null where nothing is chosen yet. */
  value: ComboboxOption | null
  options: readonly ComboboxOption[]
  placeholder: string
  empty?: ReactNode
  disabled?: boolean
  onChange(option: ComboboxOption): void
  onSearch?(text: string): void
}) {
  const [open, setOpen] = useState(false)
  const [highlighted, setHighlighted] = useState('')
  const listId = useId()
  // What the caller finds comes later than cmdk looks: then the first of it is highlighted, for Enter to choose.
  const current = options.some((option) => option.value === highlighted)
    ? highlighted
    : (options[0]?.value ?? '')
  const choose = (option: ComboboxOption) => {
    onChange(option)
    setOpen(false)
  }
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <Popover
          label={placeholder}
          open={open}
          onOpenChange={setOpen}
          className="w-(--radix-popover-trigger-width) min-w-64 p-0"
          trigger={
            <button
              type="button"
              role="combobox"
              aria-expanded={open}
              aria-controls={open ? listId : undefined}
              disabled={disabled}
              {...control}
              className={`flex h-9 items-center justify-between gap-2 px-3 text-left text-base ${INPUT}`}
            >
              <span className={`truncate ${value ? '' : 'text-muted'}`}>
                {value?.label ?? placeholder}
              </span>
              <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden />
            </button>
          }
        >
          <Command
            id={listId}
            label={placeholder}
            shouldFilter={!onSearch}
            {...(onSearch && { value: current, onValueChange: setHighlighted })}
            className="flex flex-col"
          >
            <Command.Input
              onValueChange={onSearch}
              placeholder={placeholder}
              className="h-9 border-b bg-transparent px-3 text-base outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-64 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-3 text-muted">{empty}</Command.Empty>
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label, option.detail ?? '']}
                  onSelect={() => choose(option)}
                  className={ITEM}
                >
                  <Check
                    className={`size-4 shrink-0 ${option.value === value?.value ? '' : 'invisible'}`}
                    aria-hidden
                  />
                  <span className="truncate">{option.label}</span>
                  {option.detail && (
                    <span className="ml-auto shrink-0 truncate text-xs text-muted">
                      {option.detail}
                    </span>
                  )}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover>
      )}
    </Labelled>
  )
}
