import type { Actor } from '@/lib/server/accounts/actor'
import { keyHash } from '@/lib/server/crypto/key-hash'
import type { Queryable } from '@/lib/server/db/database'

/** The partner whose Partner API key this is, with owner rights (contract 3); null for an unknown or revoked one. */
export async function findPartnerKey(
  database: Queryable,
  key: string,
): Promise<Omit<Actor, 'remote'> | null> {
  const [row] = await database.query<{ partner_id: string; id: string }>(
    'SELECT partner_id, id FROM partner_key WHERE key_hash = $1 AND revoked_at IS NULL',
    [keyHash(key)],
  )
  return row ? { partnerId: row.partner_id, id: `key:${row.id}`, role: 'owner' } : null
}
