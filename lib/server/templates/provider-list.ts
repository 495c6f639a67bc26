import { type ProviderTemplate, readProviderTemplate } from '@/lib/domain/templates/listed-template'
import { storableText } from '@/lib/domain/text/storable-text'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { Upstreams } from '@/lib/server/sending/upstreams/upstreams'

/** Entries asked for at once, and the most that are read of one WABA (Meta allows 6,000 templates at the most). */
const PAGE_SIZE = 100
const MAX_PAGES = 200

const FIELDS =
  'id,name,language,category,correct_category,status,parameter_format,components,message_send_ttl_seconds'

/** A WABA's templates, and what of its list is of no use, in a few words each. */
export interface ProviderList {
  templates: ProviderTemplate[]
  setAside: string[]
}

interface Page {
  entries: unknown[]
  next: string | null
}

/**
 * Reads a WABA's whole template list through one of its channels: 360dialog `GET /v1/configs/templates` by limit and
 * offset, Graph `GET /{waba_id}/message_templates` by cursor. An odd entry costs no other. Throws an error that says what the provider
 * answered.
 */
export async function readProviderList(
  upstreams: Upstreams,
  channel: DirectoryChannel,
): Promise<ProviderList> {
  const found = new Map<string, ProviderTemplate>()
  const setAside = new Set<string>()
  let path: string | null = firstPage(channel)
  for (let page = 0; path !== null && page < MAX_PAGES; page += 1) {
    const { entries, next } = await readPage(upstreams, channel, path)
    const before = found.size + setAside.size
    for (const entry of entries) {
      const read = readProviderTemplate(entry)
      if (typeof read === 'string') setAside.add(`${nameOf(entry)}: ${read}`)
      else found.set(`${read.name} ${read.language}`, read)
    }
    // A provider that does not know our paging parameters gives the same page for ever; Graph's pages may hold nothing new.
    const goesOn: boolean =
      channel.provider === 'meta' ? next !== path : found.size + setAside.size > before
    path = goesOn ? next : null
  }
  return { templates: [...found.values()], setAside: [...setAside] }
}

function nameOf(entry: unknown): string {
  const name = (entry as { name?: unknown } | null)?.name
  return typeof name === 'string' && name !== ''
    ? storableText(name, 60)
    : 'An entry without a name'
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
      `the provider answered ${answer.status} to its template list: ${storableText(answer.text, 200)}`,
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
