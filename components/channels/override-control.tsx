'use client'

import { SegmentedControl } from '@/components/ui/segmented-control'
import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'

export const OVERRIDE_OPTIONS: readonly { value: RoutingOverride; label: string; title: string }[] =
  [
    { value: 'inherit', label: 'Inherit', title: 'Follow the partner’s switch' },
    {
      value: 'on',
      label: 'On',
      title: 'Route marketing via MM API, whatever the partner’s switch says',
    },
    {
      value: 'off',
      label: 'Off',
      title: 'Send marketing by Cloud API, whatever the partner’s switch says',
    },
  ]

/** A channel's own switch. */
export function OverrideControl({
  name,
  value,
  disabled,
  onChange,
}: {
  name: string
  value: RoutingOverride
  disabled: boolean
  onChange(mode: RoutingOverride): void
}) {
  return (
    <SegmentedControl
      label={`Routing of ${name}`}
      value={value}
      options={OVERRIDE_OPTIONS}
      disabled={disabled}
      onChange={onChange}
    />
  )
}
