import type { ReactNode } from 'react'

/** What stands where content would: that there is none, and what to do next. Where it is the whole page, it has the page's heading. */
export function Notice({
  title,
  wholePage,
  children,
  action,
}: {
  title: string
  wholePage?: boolean
  children: ReactNode
  action?: ReactNode
}) {
  const Heading = wholePage ? 'h1' : 'h2'
  return (
    <div className="mx-auto flex max-w-xl min-w-0 flex-col items-center gap-2 text-center">
      <Heading className="text-base font-medium">{title}</Heading>
      <div className="w-full min-w-0 text-muted text-pretty">{children}</div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
