/**
 * The Prisma CLI as it runs here: `npm run prisma -- migrate diff …`, `migrate dev --create-only`, `migrate deploy`,
 * `migrate status`. It never downloads an engine: it talks to schema-engine.mjs.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// The engine tries migrations on a PostgreSQL of its own.
await build({
  entryPoints: { 'scratch-postgres': 'lib/server/db/testing/postgres-server.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  alias: { '@': '.' },
  logLevel: 'warning',
})

const cli = fileURLToPath(new URL('build/index.js', import.meta.resolve('prisma/package.json')))
const engine = fileURLToPath(new URL('schema-engine.mjs', import.meta.url))
const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
process.exitCode = status ?? 1
