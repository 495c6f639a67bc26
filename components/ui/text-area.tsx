import type { ComponentProps, ReactNode } from 'react'
import { INPUT } from '@/components/ui/input-look'
import { Labelled } from '@/components/ui/labelled'

/** A labelled field for text of several lines. */
export function TextArea({
  label,
  hint,
  error,
  className = '',
  ...props
}: ComponentProps<'textarea'> & { label: string; hint?: ReactNode; error?: string }) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          rows={4}
          {...control}
          className={`px-3 py-2 text-base ${INPUT} ${className}`}
          {...props}
        />
      )}
    </Labelled>
  )
}
