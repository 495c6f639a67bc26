import { behaviourTable } from '@/sandbox/behaviour-table'
import { startSandbox } from '@/sandbox/server'

const { PORT = '4010', HOST = '127.0.0.1' } = process.env
const port = Number(PORT)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is "${PORT}"; accepted is a port number, 0 to 65535 (0: any free one)`)
  process.exit(1)
}

const sandbox = await startSandbox({ host: HOST, port }).catch((error: Error) => {
  console.error(`The sandbox cannot listen on ${HOST}:${port}: ${error.message}`)
  process.exit(1)
})
console.log(`${behaviourTable()}

Sandbox of Meta's Graph API and 360dialog's messaging API
  360dialog  ${sandbox.url}        D360-API-KEY: any text
  Graph      ${sandbox.url}/v25.0  Authorization: Bearer any-text
  control    ${sandbox.url}/_sandbox/deliveries`)

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void sandbox.close())
