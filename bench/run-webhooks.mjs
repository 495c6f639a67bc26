/** `npm run bench:webhooks [-- --messages 300000 --rounds 5]`: builds what it measures, then measures it. */
import '../scripts/setup/begin.mjs'
import { compilePrograms } from '../scripts/setup/compile-programs.mjs'
import { prepare } from '../scripts/setup/prepare.mjs'
import { runProgram } from '../scripts/setup/run-program.mjs'

const ready =
  (await prepare(['packages', 'client'], { development: true })) &&
  (await compilePrograms('Compiling the benchmark', {
    'bench/webhooks': 'bench/webhooks/main.ts',
    'bench/webhook-load': 'bench/programs/webhook-load.ts',
    'bench/webhook-product': 'bench/programs/webhook-product.ts',
  }))
if (!ready) process.exit(1)
await runProgram('dist/bench/webhooks.mjs', 'production')
