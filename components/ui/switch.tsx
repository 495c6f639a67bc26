import type { ComponentProps } from 'react'

const LOOK =
  'relative h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full bg-control transition-colors checked:bg-ink disabled:cursor-not-allowed disabled:opacity-60 ' +
  'before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-canvas before:transition-transform checked:before:translate-x-4'

/** On or off, at once. Its name comes from a label around or for it. */
export function Switch({
  className = '',
  ...props
}: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  return <input type="checkbox" role="switch" className={`${LOOK} ${className}`} {...props} />
}
