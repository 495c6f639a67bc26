#!/usr/bin/env node
/**
 * The schema engine the Prisma CLI talks to (JSON-RPC, one message per line on stdio), on the engine's WebAssembly
 * build. Prisma's own engine is a binary downloaded on first use; this one comes with node_modules, so migrations can
 * be written and applied without a network.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/** Type ids of PostgreSQL's catalogue. */
const CHAR = 18
const TEXT = 25

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' } },
})
const { url } = JSON.parse(values.datasource ?? '{}')
/** The server on which migrations are tried, once one is needed. */
let scratch = null
if (positionals[0] === 'cli') await runCommand(positionals[1])
else await serve()

/** The two one-shot commands of `migrate dev|deploy`: can the database be reached (P1003: it does not exist), and create it. */
async function runCommand(command) {
  const target = new URL(url)
  const database = decodeURIComponent(target.pathname.slice(1))
  if (command === 'create-database') target.pathname = '/postgres'
  const client = new pg.Client({ connectionString: target.href })
  try {
    await client.connect()
    if (command === 'create-database')
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`)
  } catch (error) {
    const fields = {
      error_code: error.code === '3D000' ? 'P1003' : 'P1001',
      message: error.message || error.code,
    }
    // The CLI reads the report from the second line on.
    process.stderr.write(
      `\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`,
    )
    process.exitCode = 1
  }
  await client.end()
}

async function serve() {
  let engine = null
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line)
    try {
      engine ??= await openEngine()
      // These two find the shadow database only after a diagnosis by the same engine.
      if (method === 'evaluateDataLoss' || method === 'createMigration')
        await engine.devDiagnostic(params)
      const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
      if (method === 'diff' && result.stdout)
        send({ id: 0, method: 'print', params: { content: result.stdout } })
      send({ id, result: result ?? {} })
    } catch (error) {
      send({
        id,
        error: { code: -32000, message: error.message, data: { message: error.message } },
      })
    }
  }
  await scratch?.remove()
  process.exit()
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

async function openEngine() {
  const binary = readFileSync(
    new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm')),
  )
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': wasm })
  wasm.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  const datamodels = values.datamodels?.map((path) => [path, readFileSync(path, 'utf8')])
  const adapter = postgres(url)
  return wasm.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  )
}

/**
 * The database at a URL, through Prisma's adapter, which knows no "char" columns (the catalogue has some). Migrations are
 * tried on a PostgreSQL of this process's own, so no right to create a database is needed, and without a URL no server.
 */
function postgres(url) {
  const connect = (given) => async () => {
    const connectionString = given ?? (await emptyDatabase())
    const pool = new pg.Pool({ connectionString, max: 1 })
    // It goes away with its server.
    pool.on('error', () => {})
    const query = pool.query.bind(pool)
    pool.query = async (statement, ...rest) => {
      const result = await query(withoutNotNull(statement), ...rest)
      for (const field of result.fields ?? [])
        if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
      return result
    }
    const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
    return withScripts(adapter, query)
  }
  return {
    provider: 'postgres',
    adapterName: 'pg',
    connect: connect(url),
    connectToShadowDb: connect(),
  }
}

/**
 * PostgreSQL 18 lists NOT NULL among the constraints, of which the engine ends (prisma/orm#29635); it reads them from the
 * columns anyway.
 */
function withoutNotNull(statement) {
  if (!statement.text?.includes('pg_constraint')) return statement
  const text = statement.text.replace("contype NOT IN ('p', 'u', 'f')", "contype IN ('c', 'x')")
  return { ...statement, text }
}

async function emptyDatabase() {
  // prisma.mjs has compiled it.
  const { startPostgres } = await import('../dist/scratch-postgres.mjs')
  scratch ??= await startPostgres()
  return scratch.createDatabase()
}

/** Runs a migration whole: the adapter cuts scripts at every semicolon. */
function withScripts(adapter, run) {
  adapter.executeScript = async (script) => {
    try {
      await run(script)
    } catch (error) {
      adapter.onError(error)
    }
  }
  return adapter
}
