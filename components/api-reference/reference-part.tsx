import type { ReactNode } from 'react'

/** A part of a page of the reference, with an address of its own (`#id`); what shows it stands beside it where there is room. */
export function ReferencePart({
  id,
  title,
  beside,
  children,
}: {
  id: string
  title: ReactNode
  beside?: ReactNode
  children: ReactNode
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-2 gap-x-10 gap-y-4 border-t px-4 py-6 sm:px-6 min-[84rem]:grid-cols-2"
    >
      <div className="flex min-w-0 flex-col gap-3">
        <h2
          id={`${id}-title`}
          className="group text-base font-semibold tracking-tight text-balance"
        >
          <a href={`#${id}`} className="hover:underline">
            {title}
          </a>
        </h2>
        {children}
      </div>
      {beside && <div className="flex min-w-0 flex-col gap-4">{beside}</div>}
    </section>
  )
}
