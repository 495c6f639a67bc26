/** Imported first by every command: the right Node.js, and the project's folder as the working one. */
import { fileURLToPath } from 'node:url'
import { ACCEPTED_NODE, supportsNode } from './supports-node.mjs'

if (!supportsNode(process.version)) {
  process.stderr.write(`Fairway needs Node.js ${ACCEPTED_NODE}; this is ${process.version}.\n`)
  process.exit(1)
}
process.chdir(fileURLToPath(new URL('../..', import.meta.url)))
