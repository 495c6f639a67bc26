/** `npm run bench [-- --quick]`: builds what it measures, then measures it. */
import '../scripts/setup/begin.mjs'
import { prepare } from '../scripts/setup/prepare.mjs'
import { runProgram } from '../scripts/setup/run-program.mjs'

if (!(await prepare(['packages', 'client'], { development: true }))) process.exit(1)
// Imported late: on a fresh machine it has just been installed.
const { build } = await import('esbuild')
await build({
  entryPoints: {
    'bench/main': 'bench/main.ts',
    'bench/load': 'bench/programs/load.ts',
    'bench/upstream': 'bench/programs/upstream.ts',
    'bench/control': 'bench/programs/control.ts',
    'bench/product': 'bench/programs/product.ts',
  },
  bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', sourcemap: true,
  outdir: 'dist', outExtension: { '.js': '.mjs' }, logLevel: 'warning',
})
await runProgram('dist/bench/main.mjs', 'production')
