/** `npm run bench [-- --quick]`: builds what it measures, then measures it. */
import '../scripts/setup/begin.mjs'
import { compilePrograms } from '../scripts/setup/compile-programs.mjs'
import { prepare } from '../scripts/setup/prepare.mjs'
import { runProgram } from '../scripts/setup/run-program.mjs'

const ready =
  (await prepare(['packages', 'client'], { development: true })) &&
  (await compilePrograms('Compiling the benchmark', {
    'bench/main': 'bench/main.ts',
    'bench/load': 'bench/programs/load.ts',
    'bench/upstream': 'bench/programs/upstream.ts',
    'bench/control': 'bench/programs/control.ts',
    'bench/product': 'bench/programs/product.ts',
  }))
if (!ready) process.exit(1)
await runProgram('dist/bench/main.mjs', 'production')
