import { buildPages } from './build-pages.mjs'
import { buildPrograms } from './build-programs.mjs'
import { generateClient } from './generate-client.mjs'
import { installPackages } from './install-packages.mjs'
import { withLock } from './with-lock.mjs'

/** The stages in the order they build on each other; each says whether it is stale, and does itself. */
const STAGES = {
  packages: installPackages,
  client: generateClient,
  programs: buildPrograms,
  pages: buildPages,
}

/**
 * Brings the named stages up to date, and does nothing when they are. `development`: with what tests and tools need.
 * Two processes that start together in one folder take turns. Tells whether all went well; a failure has been shown.
 */
export async function prepare(names, { development }) {
  const stages = Object.entries(STAGES)
    .filter(([name]) => names.includes(name))
    .map(([, stage]) => stage)
  if (!stages.some((stage) => stage.isStale({ development }))) return true
  const onWaiting = () => process.stdout.write('  … waiting for another set-up in this folder\n')
  return withLock('dist/setup.lock', onWaiting, async () => {
    for (const stage of stages) {
      if (stage.isStale({ development }) && !(await stage.run({ development }))) return false
    }
    return true
  })
}
