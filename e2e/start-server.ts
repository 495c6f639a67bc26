import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ACCOUNT } from '@/e2e/account'
import { addPeople } from '@/e2e/add-people'
import { freePort } from '@/lib/server/free-port'

const LOG = 'dist/logs/e2e-server.log'

/**
 * Starts the built server with the demonstration and the embedded database in a folder of its own, and puts its
 * address into FAIRWAY_URL. Returns what stops it again. The first start makes the database, to which people are added then.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fairway-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let server = start(dataDir, port, 'w')
  const stop = async () => {
    await end(server)
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await untilReady(server, url)
    await end(server)
    await addPeople(dataDir)
    server = start(dataDir, port, 'a')
    await untilReady(server, url)
  } catch (error) {
    await stop()
    throw error
  }
  process.env.FAIRWAY_URL = url
  return stop
}

function start(dataDir: string, port: number, logMode: 'w' | 'a'): ChildProcess {
  const output = openSync(LOG, logMode)
  const server = spawn(process.execPath, ['dist/server.mjs'], {
    stdio: ['ignore', output, output],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      NEXT_MANUAL_SIG_HANDLE: 'true',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: 'on',
      PARTNER_ID: ACCOUNT.partnerId,
      PARTNER_API_KEY: ACCOUNT.partnerApiKey,
      ADMIN_EMAIL: ACCOUNT.email,
      ADMIN_PASSWORD: ACCOUNT.password,
    },
  })
  closeSync(output)
  return server
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  for (const deadline = Date.now() + 180_000; Date.now() < deadline; ) {
    const ended = server.exitCode ?? server.signalCode
    if (ended !== null)
      throw new Error(`The server ended (${ended}):\n${readFileSync(LOG, 'utf8')}`)
    const response = await fetch(`${url}/readyz`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The server was not ready within 180 s:\n${readFileSync(LOG, 'utf8')}`)
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exited = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  const tooLong = setTimeout(() => server.kill('SIGKILL'), 40_000)
  await exited
  clearTimeout(tooLong)
}
