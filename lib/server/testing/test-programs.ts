import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const PROGRAMS = {
  gateway: 'lib/server/testing/gateway-process.ts',
  'hold-database': 'lib/server/testing/hold-database.ts',
  'partner-create': 'scripts/programs/partner-create.ts',
  'user-password': 'scripts/programs/user-password.ts',
  'data-export': 'scripts/programs/data-export.ts',
  'data-import': 'scripts/programs/data-import.ts',
  sandbox: 'sandbox/main.ts',
}

/** The programs that tests start as processes of their own, compiled once for a run: the folder of `<name>.mjs`. */
export async function compileTestPrograms(): Promise<{ folder: string; remove(): Promise<void> }> {
  // Packages stay outside, so the programs lie below `node_modules`.
  await mkdir('node_modules/.cache', { recursive: true })
  const folder = await mkdtemp('node_modules/.cache/fairway-test-')
  await build({
    entryPoints: PROGRAMS,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': '.' },
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
