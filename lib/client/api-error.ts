import type { Issue } from '@/lib/contracts/envelope'

/** The Partner API refused, or (status 0) could not be reached; `message` is for the reader, `data` what came with it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly traceId: string | null = null,
    readonly data: unknown = null,
  ) {
    super(message)
  }

  /** What is wrong with a field, by its path; null where nothing is said of it. */
  issue(path: string): string | null {
    const issues = (this.data as { issues?: Issue[] } | null)?.issues ?? []
    return issues.find((issue) => issue.path === path)?.message ?? null
  }
}
