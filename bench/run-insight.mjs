/** `npm run bench:insight [-- --days 30 --a-day 124000 --rounds 7]`: fills a PostgreSQL of its own, then times what pages ask for. */
import '../scripts/setup/begin.mjs'
import { compilePrograms } from '../scripts/setup/compile-programs.mjs'
import { prepare } from '../scripts/setup/prepare.mjs'
import { runProgram } from '../scripts/setup/run-program.mjs'

const ready =
  (await prepare(['packages', 'client'], { development: true })) &&
  (await compilePrograms('Compiling the benchmark', { 'bench/insight': 'bench/insight/main.ts' }))
if (!ready) process.exit(1)
await runProgram('dist/bench/insight.mjs', 'production')
