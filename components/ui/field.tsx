import type { ComponentProps, ReactNode } from 'react'
import { INPUT } from '@/components/ui/input-look'
import { Labelled } from '@/components/ui/labelled'

/** A labelled text field, with a hint and with what is wrong with it. */
export function Field({
  label,
  hint,
  error,
  className = '',
  ...props
}: ComponentProps<'input'> & { label: string; hint?: ReactNode; error?: string }) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(control) => (
        <input {...control} className={`h-9 px-3 text-base ${INPUT} ${className}`} {...props} />
      )}
    </Labelled>
  )
}
