import { type ReactNode, useId } from 'react'

/** A part of a page of settings: what it is about beside it, or above it on a narrow screen. */
export function Section({
  title,
  about,
  children,
}: {
  title: string
  about?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-4 border-t px-4 py-6 sm:px-6 xl:grid-cols-[17rem_minmax(0,44rem)]"
    >
      <div>
        <h2 id={id} className="text-base font-semibold tracking-tight">
          {title}
        </h2>
        {about && <div className="mt-1 max-w-prose text-muted text-pretty">{about}</div>}
      </div>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  )
}
