/**
 * `npm run bench:growth`: the server as `npm start` runs it, on the database it brings along, to 200,000 messages. `-- --quick`: to 20,000.
 * `-- --full`: on a PostgreSQL of the benchmark's own, at 10,000 messages and at 10 million (`--messages 1000000` for fewer).
 */
import '../scripts/setup/begin.mjs'
import { compilePrograms } from '../scripts/setup/compile-programs.mjs'
import { prepare } from '../scripts/setup/prepare.mjs'
import { runProgram } from '../scripts/setup/run-program.mjs'

const ready =
  (await prepare(['packages', 'client', 'programs', 'pages'], { development: true })) &&
  (await compilePrograms('Compiling the benchmark', {
    'bench/growth': 'bench/growth/main.ts',
    'bench/growth-load': 'bench/programs/growth-load.ts',
  }))
if (!ready) process.exit(1)
await runProgram('dist/bench/growth.mjs', 'production')
