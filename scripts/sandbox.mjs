/** `npm run sandbox`: the stand-in for Meta and 360dialog alone. */
import './setup/begin.mjs'
import { prepare } from './setup/prepare.mjs'
import { runProgram } from './setup/run-program.mjs'

const ready = await prepare(['packages', 'client', 'programs'], { development: true })
if (!ready) process.exit(1)
await runProgram('dist/sandbox.mjs', 'production')
