import { unseal } from '@/lib/server/crypto/sealed'
import type { Queryable } from '@/lib/server/db/database'
import { SettingsError } from '@/lib/server/settings'

/** Throws `SettingsError` where `ENCRYPTION_KEY` is not the one that the stored credentials were sealed with. */
export async function checkEncryptionKey(
  database: Queryable,
  encryptionKey: Buffer,
): Promise<void> {
  const [row] = await database.query<{ sealed: Uint8Array }>(
    'SELECT upstream_key_encrypted AS sealed FROM channel WHERE deleted_at IS NULL LIMIT 1',
  )
  if (!row) return
  try {
    unseal(row.sealed, encryptionKey)
  } catch {
    throw new SettingsError(
      'ENCRYPTION_KEY: the given value (not shown) does not open the credentials stored in the database; give the one they were stored with.',
    )
  }
}
