import { type ComponentProps, useId } from 'react'

/** A labelled text field. */
export function Field({ label, ...props }: ComponentProps<'input'> & { label: string }) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">{label}</label>
      <input
        id={id}
        className="h-9 rounded-md border border-control bg-canvas px-3 text-base text-ink transition-colors hover:border-ink/60 aria-invalid:border-danger"
        {...props}
      />
    </div>
  )
}
