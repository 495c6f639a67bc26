/** `npm run dev`: the server as it is now, with Next compiling the pages as they change. */
import './setup/begin.mjs'
import { compilePrograms } from './setup/compile-programs.mjs'
import { prepare } from './setup/prepare.mjs'
import { runProgram } from './setup/run-program.mjs'

const ready = await prepare(['packages', 'client'], { development: true })
  && await compilePrograms('Compiling the server', { dev: 'server.ts' })
if (!ready) process.exit(1)
await runProgram('dist/dev.mjs', 'development')
