/** As often as a path is decoded on its way through proxies; one that is encoded more often is no path of a provider's. */
const MOST_DECODINGS = 3

/** Does a path below a base lead out of it by its dot segments, in any spelling, or may it once a proxy has decoded it? */
export function leavesBase(path: string): boolean {
  let plain = path.split(/[?#]/, 1)[0]!
  for (let times = 0; times <= MOST_DECODINGS; times += 1) {
    if (climbsOut(plain)) return true
    const decoded = decodeOnce(plain)
    if (decoded === plain) return false
    plain = decoded
  }
  return true
}

/** Some servers take what follows a semicolon for a parameter of its segment. */
function climbsOut(path: string): boolean {
  let depth = 0
  for (const segment of path.split(/[/\\]/)) {
    const name = segment.split(';', 1)[0]!
    if (name === '..') depth -= 1
    else if (name !== '.' && name !== '') depth += 1
    if (depth < 0) return true
  }
  return false
}

/** Dots, slashes and backslashes, and what encodes their encoding. */
function decodeOnce(path: string): string {
  return path.replace(/%(2e|2f|5c|25)/gi, (code) => decodeURIComponent(code))
}
