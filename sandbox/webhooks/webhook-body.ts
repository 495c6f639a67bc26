import type { Change, NumberChange } from '@/sandbox/webhooks/change'

interface Entry {
  id: string
  time?: number
  changes: { field: string; value: object }[]
}

/** The body of one POST with these changes: an entry for each WABA, and in it one change for each number and list, as Meta batches. */
export function webhookBody(changes: readonly Change[]): Buffer {
  const entries: Entry[] = []
  const byWaba = new Map<string, Entry>()
  const byList = new Map<string, { contacts?: object[]; items: object[] }>()
  for (const change of changes) {
    if (!('list' in change)) {
      entries.push({
        id: change.entryId,
        time: change.time,
        changes: [{ field: change.field, value: change.value }],
      })
      continue
    }
    const key = `${change.wabaId}/${change.number.phone_number_id}/${change.list}/${change.contact === undefined}`
    let listed = byList.get(key)
    if (!listed) {
      listed = { ...(change.contact && { contacts: [] }), items: [] }
      byList.set(key, listed)
      entryOf(change).changes.push({
        field: 'messages',
        value: {
          messaging_product: 'whatsapp',
          metadata: change.number,
          ...(listed.contacts && { contacts: listed.contacts }),
          [change.list]: listed.items,
        },
      })
    }
    listed.items.push(change.item)
    if (change.contact) listed.contacts?.push(change.contact)
  }
  return Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry: entries }))

  function entryOf({ wabaId }: NumberChange): Entry {
    let entry = byWaba.get(wabaId)
    if (!entry) {
      entry = { id: wabaId, changes: [] }
      byWaba.set(wabaId, entry)
      entries.push(entry)
    }
    return entry
  }
}
