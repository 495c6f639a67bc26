import { createHmac } from 'node:crypto'
import { Pool } from 'undici'
import { answerBench } from '@/bench/answer-bench'
import { MESSAGE } from '@/bench/message'
import { statusBody } from '@/lib/server/testing/webhook-bodies'

/** Sends `messages`, then tells of each that it was sent, delivered and read. */
export interface GrowthLoad {
  /** The server. */
  origin: string
  key: string
  webhooksPath: string
  secret: string
  phoneNumberId: string
  messages: number
  callers: number
  statusesAPost: number
}

export interface GrowthLoadResult {
  sendSeconds: number
  statusSeconds: number
}

const STEPS = ['sent', 'delivered', 'read']

async function run(load: GrowthLoad): Promise<GrowthLoadResult> {
  const pool = new Pool(load.origin, { connections: load.callers })
  const post = async (path: string, headers: Record<string, string>, body: Buffer) => {
    const response = await pool.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    const text = await response.body.text()
    if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${text}`)
    return text
  }
  const wamids: string[] = []
  const sendSeconds = await byCallers(load.callers, load.messages, async () => {
    const answer = await post('/messages', { 'd360-api-key': load.key }, MESSAGE)
    wamids.push((JSON.parse(answer) as { messages: [{ id: string }] }).messages[0].id)
  })
  const at = Math.floor(Date.now() / 1000)
  const statuses = STEPS.flatMap((status) => wamids.map((id) => ({ id, status, at })))
  const posts = Math.ceil(statuses.length / load.statusesAPost)
  const statusSeconds = await byCallers(load.callers, posts, async (number) => {
    const own = statuses.slice(number * load.statusesAPost, (number + 1) * load.statusesAPost)
    const body = Buffer.from(JSON.stringify(statusBody(own, load.phoneNumberId)))
    const signature = createHmac('sha256', load.secret).update(body).digest('hex')
    await post(load.webhooksPath, { 'x-360dialog-signature': signature }, body)
  })
  await pool.close()
  return { sendSeconds, statusSeconds }
}

/** So many callers do one piece after the other until all are done; gives the seconds it took. */
async function byCallers(
  callers: number,
  pieces: number,
  work: (number: number) => Promise<void>,
): Promise<number> {
  let begun = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (begun < pieces) await work(begun++)
    }),
  )
  return (performance.now() - start) / 1000
}

answerBench({}, { run })
