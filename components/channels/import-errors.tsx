import type { RowIssue } from '@/lib/contracts/channel-import'

const SHOWN = 50

/** What is wrong with a file, by row and column. */
export function ImportErrors({ errors }: { errors: readonly RowIssue[] }) {
  return (
    <div>
      <p role="alert" className="mb-2 font-medium text-danger">
        {errors.length === 1 ? '1 error' : `${errors.length} errors`}: nothing will be imported.
      </p>
      <div
        tabIndex={0}
        role="region"
        aria-label="Errors of the file"
        className="max-h-64 overflow-auto rounded-md border"
      >
        <table className="w-full text-left">
          <thead className="sticky top-0 bg-surface text-xs text-muted">
            <tr>
              <th scope="col" className="h-8 px-3 font-medium">
                Row
              </th>
              <th scope="col" className="px-3 font-medium">
                Column
              </th>
              <th scope="col" className="px-3 font-medium">
                What is wrong
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {errors.slice(0, SHOWN).map(({ row, path, message }, index) => (
              <tr key={index}>
                <td className="px-3 py-1.5">{row}</td>
                <td className="px-3 font-mono text-xs">{path}</td>
                <td className="px-3 py-1.5">{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {errors.length > SHOWN && (
        <p className="mt-1 text-xs text-muted">The first {SHOWN} are shown.</p>
      )}
    </div>
  )
}
