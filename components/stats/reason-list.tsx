import { type ReactNode, useId } from 'react'
import { LocalNumber } from '@/components/preferences/local-number'

export interface Reason {
  key: string
  /** What it is called; a link where its messages can be seen. */
  name: ReactNode
  says: string
  count: number
}

/** Reasons by how often they were the one, each with its part of all as a bar. */
export function ReasonList({
  title,
  about,
  reasons,
  none,
}: {
  title: string
  about: string
  reasons: readonly Reason[]
  none: string
}) {
  const id = useId()
  const all = reasons.reduce((sum, { count }) => sum + count, 0)
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-base font-semibold tracking-tight">
        {title}
      </h2>
      <p className="mt-0.5 text-muted">{about}</p>
      {reasons.length === 0 && (
        <p className="mt-4 rounded-md border border-dashed px-4 py-6 text-center text-muted">
          {none}
        </p>
      )}
      <ul className="mt-3 flex flex-col divide-y">
        {reasons
          .toSorted((a, b) => b.count - a.count)
          .map(({ key, name, says, count }) => (
            <li key={key} className="py-2.5">
              <div className="flex items-baseline justify-between gap-4">
                <span className="font-medium">{name}</span>
                <LocalNumber value={count} />
              </div>
              <p className="text-xs text-muted text-pretty">{says}</p>
              <span aria-hidden className="mt-1.5 block h-1 rounded-full bg-hover">
                <span
                  className="block h-1 rounded-full bg-attention-solid"
                  style={{ width: `${(count / all) * 100}%` }}
                />
              </span>
            </li>
          ))}
      </ul>
    </section>
  )
}
