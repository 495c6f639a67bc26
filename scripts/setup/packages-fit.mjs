/**
 * Whether node_modules holds what package-lock.json asks for, on this machine. `locked` and `installed` are the
 * `packages` of package-lock.json and of npm's own record, node_modules/.package-lock.json.
 */
export function packagesFit(locked, installed, { development, platform, arch }) {
  const fits = ({ os, cpu }) => (!os || os.includes(platform)) && (!cpu || cpu.includes(arch))
  // What we ask for ourselves must be there where it fits; what packages ask for may be for another libc.
  const ownOptional = Object.keys(locked['']?.optionalDependencies ?? {})
  const isOwn = (path) => ownOptional.some((name) => path === `node_modules/${name}`)
  const needed = Object.entries(locked).filter(([path, entry]) => {
    const optional = entry.optional && !(isOwn(path) && fits(entry))
    return path !== '' && !optional && (development || !(entry.dev || entry.devOptional))
  })
  const allThere = needed.every(([path, entry]) => installed[path]?.version === entry.version)
  // A folder copied or mounted from another system brings that system's binaries.
  return allThere && Object.values(installed).every(fits)
}
