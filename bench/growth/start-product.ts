import { randomBytes } from 'node:crypto'
import { type Program, startProgram } from '@/bench/growth/start-program'

const PARTNER = 'benchPA'
const API_KEY = `fwp_${randomBytes(16).toString('hex')}`
/** The channel's key at the sandbox, which opens the gateway too; it names its WABA. */
const KEY = 'bench-waba-102290129340398'
const SECRET = randomBytes(32).toString('base64url')
const PHONE_NUMBER_ID = '106540352242922'

export interface GrowthProduct {
  pid: number
  origin: string
  key: string
  webhooksPath: string
  secret: string
  phoneNumberId: string
  partnerId: string
  channelId: string
  stop(): Promise<void>
}

/**
 * Starts the server as `npm start` does, with the sandbox as a program of its own, and gives it a channel and a webhook secret by
 * the Partner API. Without a URL the server brings its own database along.
 */
export async function startProduct(
  dataDir: string,
  databaseUrl: string | null,
): Promise<GrowthProduct> {
  const sandbox = await startProgram('dist/sandbox.mjs', { PORT: '0' }, /360dialog {2}(http:\S+)/)
  const server = await startProgram(
    'scripts/start.mjs',
    {
      PORT: '0',
      HOST: '127.0.0.1',
      // Empty, so that no file of settings gives another.
      DATABASE_URL: databaseUrl ?? '',
      APP_URL: '',
      DATA_DIR: dataDir,
      DEMO: 'off',
      SANDBOX_URL: sandbox.found,
      PARTNER_ID: PARTNER,
      PARTNER_API_KEY: API_KEY,
      AUTH_SECRET: randomBytes(32).toString('base64'),
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      LOG_LEVEL: 'warn',
    },
    /Fairway is ready: {2}http:\/\/localhost:(\d+)/,
  ).catch(async (error: unknown) => {
    await sandbox.stop()
    throw error
  })
  const stop = () => stopBoth(server, sandbox)
  try {
    const origin = `http://127.0.0.1:${server.found}`
    return { pid: server.pid, origin, ...(await setUp(origin)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function stopBoth(server: Program, sandbox: Program): Promise<void> {
  await server.stop()
  await sandbox.stop()
}

async function setUp(origin: string): Promise<Omit<GrowthProduct, 'pid' | 'origin' | 'stop'>> {
  const ask = async (method: string, path: string, body: object) => {
    const response = await fetch(`${origin}/api/v2/partners/${PARTNER}${path}`, {
      method,
      headers: { 'x-api-key': API_KEY, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`)
    return (JSON.parse(text) as { data: Record<string, string> }).data
  }
  const client = await ask('POST', '/clients', { name: 'Growing' })
  const channel = await ask('POST', '/channels', {
    client_id: client.id,
    name: 'Growing',
    provider: 'sandbox',
    phone_number: '+55 11 98765 4321',
    phone_number_id: PHONE_NUMBER_ID,
    waba_id: '102290129340398',
    business_id: '506914307656634',
    upstream_api_key: KEY,
  })
  const endpoint = await ask('PATCH', '/webhook_endpoint', { d360_platform_secret: SECRET })
  return {
    key: KEY,
    webhooksPath: new URL(endpoint.url!).pathname,
    secret: SECRET,
    phoneNumberId: PHONE_NUMBER_ID,
    partnerId: PARTNER,
    channelId: channel.id!,
  }
}
