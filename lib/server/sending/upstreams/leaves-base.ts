/** As often as a path is decoded on its way through proxies; one that is encoded more often is no path of a provider's. */
const MOST_DECODINGS = 3

/**
 * Does a path below a base leave it, or may it for a server or proxy that decodes it once more: a dot segment in any spelling? URL
 * paths of providers have none.
 */
export function leavesBase(path: string): boolean {
  let plain = path.split(/[?#]/, 1)[0]!
  for (let times = 0; times <= MOST_DECODINGS; times += 1) {
    if (plain.split(/[/\\]/).some((segment) => /^\.\.?(;.*)?$/.test(segment))) return true
    const decoded = decodeOnce(plain)
    if (decoded === plain) return false
    plain = decoded
  }
  return true
}

/** Dots, slashes and backslashes, and what encodes their encoding. */
function decodeOnce(path: string): string {
  return path.replace(/%(2e|2f|5c|25)/gi, (code) => decodeURIComponent(code))
}
