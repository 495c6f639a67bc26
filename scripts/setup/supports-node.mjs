/** The lowest release of each Node.js line that Fairway runs on; every later line will do. */
const LOWEST = { 20: 19, 22: 13, 24: 0 }

export const ACCEPTED_NODE = '20.19 or later 20.x, 22.13 or later 22.x, or 24 and later'

/** Whether a version such as `v22.13.1` is one that `engines` in package.json accepts. */
export function supportsNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major > 24 || minor >= LOWEST[major]
}
