import { type ProviderTemplate, readProviderTemplate } from '@/lib/domain/templates/listed-template'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { Upstreams } from '@/lib/server/sending/upstreams/upstreams'

/** Entries asked for at once, and the most that are read of one WABA (Meta allows 6,000 templates at the most). */
const PAGE_SIZE = 100
const MAX_PAGES = 200

const FIELDS =
  'id,name,language,category,correct_category,status,parameter_format,components,message_send_ttl_seconds'

interface Page {
  entries: unknown[]
  next: string | null
}

/**
 * Reads a WABA's whole template list through one of its channels: 360dialog `GET /v1/configs/templates` by limit and
 * offset, Graph `GET /{waba_id}/message_templates` by cursor. Throws an error that says what the provider answered.
 */
export async function readProviderList(
  upstreams: Upstreams,
  channel: DirectoryChannel,
): Promise<ProviderTemplate[]> {
  const found = new Map<string, ProviderTemplate>()
  let path: string | null = firstPage(channel)
  for (let page = 0; path !== null && page < MAX_PAGES; page += 1) {
    const { entries, next } = await readPage(upstreams, channel, path)
    const before = found.size
    for (const template of entries.map(readProviderTemplate)) {
      if (template) found.set(`${template.name} ${template.language}`, template)
    }
    // A provider that does not know our paging parameters gives the same page for ever; Graph's pages may hold nothing new.
    const goesOn: boolean = channel.provider === 'meta' ? next !== path : found.size > before
    path = goesOn ? next : null
  }
  return [...found.values()]
}

function firstPage({ provider, wabaId }: DirectoryChannel): string {
  if (provider === 'meta')
    return `/${encodeURIComponent(wabaId)}/message_templates?fields=${FIELDS}&limit=${PAGE_SIZE}`
  return `/v1/configs/templates?limit=${PAGE_SIZE}&offset=0`
}

async function readPage(
  upstreams: Upstreams,
  channel: DirectoryChannel,
  path: string,
): Promise<Page> {
  const answer = await upstreams.get(channel, path)
  if (answer.status !== 200)
    throw new Error(
      `the provider answered ${answer.status} to its template list: ${answer.text.slice(0, 200)}`,
    )
  let json: Record<string, unknown>
  try {
    json = JSON.parse(answer.text) as Record<string, unknown>
  } catch {
    throw new Error('the provider answered its template list with something that is not JSON')
  }
  const entries = json?.waba_templates ?? json?.data
  if (!Array.isArray(entries))
    throw new Error('the provider answered without a template list (waba_templates or data)')
  return {
    entries,
    next:
      channel.provider === 'meta'
        ? afterCursor(path, json)
        : afterOffset(path, json, entries.length),
  }
}

function afterOffset(
  path: string,
  { total }: Record<string, unknown>,
  count: number,
): string | null {
  const query = new URLSearchParams(path.split('?')[1])
  const offset = Number(query.get('offset')) + count
  if (count === 0 || (typeof total === 'number' && offset >= total)) return null
  query.set('offset', String(offset))
  return `${path.split('?')[0]}?${query}`
}

function afterCursor(path: string, { paging }: Record<string, unknown>): string | null {
  const { next, cursors } = (paging ?? {}) as { next?: string; cursors?: { after?: string } }
  if (!next || !cursors?.after) return null
  const query = new URLSearchParams(path.split('?')[1])
  query.set('after', cursors.after)
  return `${path.split('?')[0]}?${query}`
}
