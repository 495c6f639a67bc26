import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerBench } from '@/bench/answer-bench'
import { TEMPLATE } from '@/bench/message'

/** 360dialog as far as a benchmark needs it: one template list, and the same answer to every send but for its wamid. */
const list = JSON.stringify({
  waba_templates: [
    { ...TEMPLATE, id: '1', category: 'MARKETING', status: 'approved', components: [] },
  ],
  total: 1,
})
let latencyMs = 0
let sent = 1e9

const server = createServer((incoming, outgoing) => {
  incoming.resume()
  incoming.once('end', () => {
    const body = incoming.method === 'POST' ? accepted() : list
    const answer = () => {
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      outgoing.end(body)
    }
    if (latencyMs > 0) setTimeout(answer, latencyMs)
    else answer()
  })
})

function accepted(): string {
  sent += 1
  return (
    '{"messaging_product":"whatsapp","contacts":[{"input":"5521991112222","wa_id":"5521991112222"}],' +
    `"messages":[{"id":"wamid.HBgNNTUyMTk5MTExMjIyMhUCABEYEj${sent}QUI4RkRDNzQA","message_status":"accepted"}]}`
  )
}

server.listen(0, '127.0.0.1')
await once(server, 'listening')
answerBench(
  { port: (server.address() as AddressInfo).port },
  {
    latency: (milliseconds: number) => (latencyMs = milliseconds),
  },
)
