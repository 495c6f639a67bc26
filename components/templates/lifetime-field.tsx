'use client'

import { Field } from '@/components/ui/field'
import type { TemplateCategory } from '@/lib/domain/templates/ttl'

const HINTS: Readonly<Record<TemplateCategory, string>> = {
  MARKETING:
    '43 200 to 2 592 000: 12 hours to 30 days. It holds by MM API alone; by Cloud API Meta keeps trying for 30 days.',
  UTILITY: '30 to 43 200: half a minute to 12 hours, or -1 for 30 days. By Cloud API.',
  AUTHENTICATION:
    '30 to 900: half a minute to 15 minutes, or -1 for 30 days. 10 minutes without it.',
}

/** For how long Meta tries to deliver a message of the template (`message_send_ttl_seconds`), checked by category. */
export function LifetimeField({
  category,
  value,
  problem,
  onChange,
}: {
  category: TemplateCategory
  value: string
  problem: string | null
  onChange(value: string): void
}) {
  return (
    <Field
      label="Lifetime in seconds"
      inputMode="numeric"
      value={value}
      placeholder="Meta’s default"
      hint={HINTS[category]}
      error={problem ?? undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
