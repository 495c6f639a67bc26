/** The Partner API refused, or (status 0) could not be reached; `message` is for the reader. */
export class ApiError extends Error {
  constructor(readonly status: number, message: string, readonly traceId: string | null = null) {
    super(message)
  }
}
