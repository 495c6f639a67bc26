/**
 * Whether node_modules holds what package-lock.json asks for, on this machine. `locked` and `installed` are the
 * `packages` of package-lock.json and of npm's own record, node_modules/.package-lock.json.
 */
export function packagesFit(locked, installed, { development, platform, arch }) {
  const needed = Object.entries(locked).filter(([path, entry]) => {
    const leftOut = entry.optional || (!development && (entry.dev || entry.devOptional))
    return path !== '' && !leftOut
  })
  const allThere = needed.every(([path, entry]) => installed[path]?.version === entry.version)
  // A folder copied or mounted from another system brings that system's binaries.
  const allFit = Object.values(installed).every(
    ({ os, cpu }) => (!os || os.includes(platform)) && (!cpu || cpu.includes(arch)),
  )
  return allThere && allFit
}
