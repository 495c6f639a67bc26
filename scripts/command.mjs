/**
 * `npm run partner:create`, `user:password`, `data:export`, `data:import`: makes what is missing or out of date, then goes on as the
 * program whose name comes first.
 */
import './setup/begin.mjs'
import { loadEnvFile } from './setup/load-env-file.mjs'
import { prepare } from './setup/prepare.mjs'
import { runProgram } from './setup/run-program.mjs'

// The program finds its options where it does when it is run by itself.
const [name] = process.argv.splice(2, 1)
const development = process.env.NODE_ENV !== 'production'
const ready = await prepare(['packages', 'client', 'programs'], { development })
if (!ready) process.exit(1)
loadEnvFile()
await runProgram(`dist/${name}.mjs`, 'production')
