import { createHmac } from 'node:crypto'
import { Pool } from 'undici'
import { answerBench } from '@/bench/answer-bench'
import { quantile } from '@/bench/quantile'
import { bodyOf, numbers, statusesOf, type Traffic } from '@/bench/webhooks/traffic'

/** One run: `callers` post after each other until all of the traffic has its 200; posts hold from `least` to `most` statuses. */
export interface WebhookLoad extends Traffic {
  url: string
  secret: string
  phoneNumberId: string
  callers: number
  least: number
  most: number
}

export interface WebhookLoadResult {
  posts: number
  statuses: number
  seconds: number
  p50Ms: number
  p99Ms: number
}

async function run({
  url,
  secret,
  phoneNumberId,
  callers,
  least,
  most,
  ...traffic
}: WebhookLoad): Promise<WebhookLoadResult> {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: callers })
  const random = numbers(traffic.from)
  const statuses = statusesOf(traffic)
  const latencies: number[] = []
  let sent = 0
  const nextBody = () => {
    const size = least + Math.floor(random() * (most - least + 1))
    const batch = []
    for (let next = statuses.next(); !next.done; next = statuses.next()) {
      batch.push(next.value)
      if (batch.length === size) break
    }
    sent += batch.length
    return batch.length === 0 ? null : bodyOf(batch, phoneNumberId)
  }
  const start = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let body = nextBody(); body; body = nextBody()) {
        const signature = createHmac('sha256', secret).update(body).digest('hex')
        const begun = performance.now()
        const response = await pool.request({
          method: 'POST',
          path: pathname,
          body,
          headers: { 'content-type': 'application/json', 'x-360dialog-signature': signature },
        })
        const text = await response.body.text()
        if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${text}`)
        latencies.push(performance.now() - begun)
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  await pool.close()
  latencies.sort((a, b) => a - b)
  return {
    posts: latencies.length,
    statuses: sent,
    seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  }
}

answerBench({}, { run })
