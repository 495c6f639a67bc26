import { runStep } from './run-step.mjs'

/**
 * Makes `dist/<name>.mjs` of each TypeScript program, with the project's modules in it; packages stay outside.
 * `programs`: name → source file. Tells whether it went well.
 */
export function compilePrograms(title, programs) {
  const options = {
    entryPoints: programs,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    // Without the alias an import of a module that is not there would pass for one of a package.
    alias: { '@': '.' },
    sourcemap: true,
    logLevel: 'warning',
  }
  // Not esbuild's command line: that is a script or a binary, depending on how the packages were installed.
  const program = `import { build } from 'esbuild'; build(${JSON.stringify(options)}).catch(() => process.exit(1))`
  return runStep(title, {
    command: process.execPath,
    args: ['--input-type=module', '--eval', program],
    log: 'dist/logs/compile.log',
  })
}
