import type { ReactNode } from 'react'

/** Above a table: its search and filters, and what can be done with it at the other end. */
export function Toolbar({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-4 pb-3 sm:px-6">
      <div className="grid w-full grid-cols-2 items-center gap-2 sm:flex sm:w-auto sm:grow sm:basis-96 sm:flex-wrap">
        {children}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  )
}
