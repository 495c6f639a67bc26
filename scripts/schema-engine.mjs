#!/usr/bin/env node
/**
 * The schema engine the Prisma CLI talks to (JSON-RPC, one message per line on stdio), on the engine's WebAssembly
 * build. Prisma's own engine is a binary downloaded on first use; this one comes with node_modules, so migrations can
 * be written and applied without a network.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'

/** Type ids of PostgreSQL's catalogue. */
const CHAR = 18
const TEXT = 25

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' } },
})
const { url } = JSON.parse(values.datasource ?? '{}')
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
  const adapter = url ? postgres(url) : embedded()
  return wasm.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  )
}

/**
 * The database at a URL, through Prisma's adapter, which knows no "char" columns (the catalogue has some). Migrations
 * are tried on an embedded database, so no right to create one is needed.
 */
function postgres(connectionString) {
  const connect = async () => {
    const pool = new pg.Pool({ connectionString, max: 1 })
    const query = pool.query.bind(pool)
    pool.query = async (...args) => {
      const result = await query(...args)
      for (const field of result.fields ?? [])
        if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
      return result
    }
    const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
    return withScripts(adapter, query)
  }
  return { provider: 'postgres', adapterName: 'pg', connect, connectToShadowDb: embedded().connect }
}

/** An empty database in memory: enough to compare schema files and migrations where no DATABASE_URL is set. */
function embedded() {
  const connect = async () => {
    const client = new PGlite()
    return withScripts(await new PrismaPGlite(client).connect(), (script) => client.exec(script))
  }
  return { provider: 'postgres', adapterName: 'pglite', connect, connectToShadowDb: connect }
}

/** Runs a migration whole: one adapter cuts scripts at every semicolon, the other drops their errors. */
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
