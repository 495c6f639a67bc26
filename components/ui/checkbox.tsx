'use client'

import { type ComponentProps, useEffect, useRef } from 'react'

/** A box to tick; `indeterminate` where only some of what it stands for are. */
export function Checkbox({
  indeterminate = false,
  className = '',
  ...props
}: Omit<ComponentProps<'input'>, 'type'> & { indeterminate?: boolean }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    <input
      ref={box}
      type="checkbox"
      className={`size-4 shrink-0 cursor-pointer rounded accent-ink disabled:cursor-not-allowed ${className}`}
      {...props}
    />
  )
}
