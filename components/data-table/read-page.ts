/** The page number of a URL's `?page=`; what is no page is the first. */
export function readPage(given: string | null | undefined): number {
  return given && /^[1-9]\d{0,6}$/.test(given) ? Number(given) : 1
}
