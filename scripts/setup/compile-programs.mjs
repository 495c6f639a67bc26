import { runStep } from './run-step.mjs'

/**
 * Makes `dist/<name>.mjs` of each TypeScript program, with the project's modules in it; packages stay outside.
 * `programs`: name → source file. Tells whether it went well.
 */
export function compilePrograms(title, programs) {
  const entries = Object.entries(programs).map(([name, source]) => `${name}=${source}`)
  return runStep(title, {
    command: process.execPath,
    args: [
      'node_modules/esbuild/bin/esbuild', ...entries, '--bundle', '--platform=node', '--format=esm', '--target=node20',
      // Without the alias an import of a module that is not there would pass for one of a package.
      '--packages=external', '--alias:@=.', '--sourcemap', '--outdir=dist', '--out-extension:.js=.mjs', '--log-level=warning',
    ],
    log: 'dist/logs/compile.log',
  })
}
