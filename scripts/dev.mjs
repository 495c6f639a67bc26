/** `npm run dev`: the server as it is now, with Next compiling the pages as they change. */
import './setup/begin.mjs'
import { compilePrograms } from './setup/compile-programs.mjs'
import { loadEnvFile } from './setup/load-env-file.mjs'
import { prepare } from './setup/prepare.mjs'
import { runProgram } from './setup/run-program.mjs'

const ready =
  (await prepare(['packages', 'client'], { development: true })) &&
  (await compilePrograms('Compiling the server', { dev: 'server.ts' }))
if (!ready) process.exit(1)
loadEnvFile()
await runProgram('dist/dev.mjs', 'development')
