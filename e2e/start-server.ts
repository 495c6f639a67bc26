import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ACCOUNT } from '@/e2e/account'
import { addPeople } from '@/e2e/add-people'
import { freePort } from '@/lib/server/free-port'

/** Journeys change what others see: each that runs beside another has a server of its own. */
const SERVERS = 2

/**
 * Starts the built servers, each with the demonstration and its own database in a folder of its own, and puts their
 * addresses into FAIRWAY_URLS. Returns what stops them again.
 */
export default async function startServers(): Promise<() => Promise<void>> {
  const started: { server: ChildProcess; dataDir: string }[] = []
  const stop = async () => {
    for (const { server, dataDir } of started) {
      await end(server)
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
  try {
    const urls = await Promise.all(
      Array.from({ length: SERVERS }, async (_, n) => {
        const dataDir = mkdtempSync(join(tmpdir(), 'fairway-e2e-'))
        const port = await freePort()
        const url = `http://127.0.0.1:${port}`
        const log = `dist/logs/e2e-server-${n}.log`
        const server = start(dataDir, port, log)
        started.push({ server, dataDir })
        await untilReady(server, url, log)
        await addPeople(dataDir)
        return url
      }),
    )
    process.env.FAIRWAY_URLS = urls.join(' ')
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

function start(dataDir: string, port: number, log: string): ChildProcess {
  const output = openSync(log, 'w')
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

async function untilReady(server: ChildProcess, url: string, log: string): Promise<void> {
  for (const deadline = Date.now() + 180_000; Date.now() < deadline; ) {
    const ended = server.exitCode ?? server.signalCode
    if (ended !== null)
      throw new Error(`The server ended (${ended}):\n${readFileSync(log, 'utf8')}`)
    const response = await fetch(`${url}/readyz`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The server was not ready within 180 s:\n${readFileSync(log, 'utf8')}`)
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exited = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  const tooLong = setTimeout(() => server.kill('SIGKILL'), 40_000)
  await exited
  clearTimeout(tooLong)
}
