import type { RequestListener } from 'node:http'
import { demoWabas } from '@/lib/server/demo/demo-wabas'
import { runProcess } from '@/lib/server/run-process'
import type { Settings } from '@/lib/server/settings'
import { startSandbox } from '@/sandbox/server'

/**
 * Next and next-auth read the environment. By which address a browser came next-auth takes from the headers of the
 * front door, which believes only its own names; NEXTAUTH_URL would pin it to one.
 */
async function startNext(settings: Settings): Promise<RequestListener> {
  delete process.env.NEXTAUTH_URL
  process.env.AUTH_TRUST_HOST = 'true'
  const { default: next } = await import('next')
  const app = next({
    dev: process.env.NODE_ENV !== 'production',
    hostname: settings.HOST,
    port: settings.PORT,
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  return (incoming, outgoing) => void handle(incoming, outgoing)
}

/** The process that `npm start` runs. */
runProcess({ startSandbox: () => startSandbox({ wabas: demoWabas }), startNext })
