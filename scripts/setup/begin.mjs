/** Imported first by every command: the right Node.js, the project's folder as the working one, no orphans. */
import { fileURLToPath } from 'node:url'
import { stopWithNpm } from './stop-with-npm.mjs'
import { ACCEPTED_NODE, supportsNode } from './supports-node.mjs'

if (!supportsNode(process.version)) {
  process.stderr.write(`Fairway needs Node.js ${ACCEPTED_NODE}; this is ${process.version}.\n`)
  process.exit(1)
}
process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
stopWithNpm()
