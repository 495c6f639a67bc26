import type { ReactNode } from 'react'

/** One name of a list of parameters, fields or headers (a `dl`), with what it takes and what is to be said of it. */
export function FieldEntry({
  name,
  type,
  note,
  about,
  children,
}: {
  name: string
  type?: string
  /** Beside the type: `required`, a default. */
  note?: string | null
  about?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="py-2">
      <dt className="flex flex-wrap items-baseline gap-x-2">
        <code className="font-mono text-xs font-medium break-all">{name}</code>
        {type && (
          <span className="text-xs break-words text-muted [overflow-wrap:anywhere]">{type}</span>
        )}
        {note && <span className="text-xs text-muted italic">{note}</span>}
      </dt>
      {(about || children) && (
        <dd className="mt-0.5 flex flex-col gap-1 text-muted text-pretty">
          {about && <div>{about}</div>}
          {children}
        </dd>
      )}
    </div>
  )
}
