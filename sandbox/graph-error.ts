import { type ErrorCode, errorCatalogue } from '@/sandbox/error-catalogue'
import type { GraphError } from '@/sandbox/outcome'

/** An error as Meta words it; `change` replaces parts, such as the details of a 100. */
export function graphError(code: ErrorCode, change: Partial<GraphError> = {}): GraphError {
  const [http, message, details] = errorCatalogue[code]
  return { kind: 'graph_error', http, code, message: `(#${code}) ${message}`, details, ...change }
}
