/** A request as a framework-free door sees it. Header names are lower case; repeated headers are joined by `, `. */
export interface DoorRequest {
  method: string
  /** Path without the query. */
  path: string
  query: URLSearchParams
  headers: Readonly<Record<string, string | undefined>>
  /**
   * Reads the whole body; null when it is longer than `limit` bytes. `admit` is asked for each part as it arrives whether there is
   * room for so many bytes more; null also where it says no.
   */
  body(limit: number, admit?: (bytes: number) => boolean): Promise<Uint8Array | null>
}

export interface DoorResponse {
  status: number
  headers: Record<string, string>
  body: Uint8Array
}

/** An answer too long to hold whole. */
export interface DoorStream {
  status: number
  headers: Record<string, string>
  stream: AsyncIterable<string>
}
