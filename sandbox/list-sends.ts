import type { ControlAnswer } from '@/sandbox/control-body'
import type { SendLog } from '@/sandbox/send-log'

const filters = ['template', 'recipient', 'way', 'style', 'channel', 'waba', 'wamid'] as const
const accepted: readonly string[] = [...filters, 'limit', 'offset']

/**
 * Kept sends as JSON, oldest first: filtered by equality, cut by `limit` (default 100) and `offset`; bodies in base64.
 * `total` counts all since the last reset, `matched` the kept ones that pass the filters.
 */
export function listSends(
  log: SendLog,
  of: 'sends' | 'deliveries',
  query: URLSearchParams,
): ControlAnswer {
  const unknown = [...query.keys()].find((name) => !accepted.includes(name))
  if (unknown !== undefined)
    return { error: `${unknown} is not known; accepted are ${accepted.join(', ')}` }
  const [limit, offset] = [query.get('limit') ?? '100', query.get('offset') ?? '0']
  if (!/^\d+$/.test(limit) || !/^\d+$/.test(offset))
    return { error: 'limit and offset must be integers of 0 or more' }

  const given = filters.filter((name) => query.has(name))
  const matched = log[of]().filter((send) => given.every((name) => send[name] === query.get(name)))
  const page = matched
    .slice(Number(offset), Number(offset) + Number(limit))
    .map(({ body, at, ...send }) => ({
      at: new Date(at).toISOString(),
      ...send,
      body_base64: body.toString('base64'),
    }))
  return { total: log.counts[of].total, matched: matched.length, [of]: page }
}
