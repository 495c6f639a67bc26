import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { createFile } from '@/lib/server/create-file'
import { privateFolder } from '@/lib/server/private-folder'
import { key32, type Settings, SettingsError } from '@/lib/server/settings'

export interface Secrets {
  /** Signs sessions. */
  authSecret: string
  /** 32 bytes: encrypts stored credentials. */
  encryptionKey: Buffer
}

const kept = z.object({ AUTH_SECRET: z.string().min(16), ENCRYPTION_KEY: key32 })

/**
 * The secrets as set, else as generated into `DATA_DIR/secrets.json` at the first start without `DATABASE_URL`
 * (with `DATABASE_URL` the settings already require them). Throws `SettingsError` when that file is damaged.
 */
export async function readSecrets({
  DATA_DIR,
  AUTH_SECRET,
  ENCRYPTION_KEY,
}: Settings): Promise<Secrets> {
  const secrets =
    AUTH_SECRET && ENCRYPTION_KEY ? { AUTH_SECRET, ENCRYPTION_KEY } : await generated(DATA_DIR)
  return {
    authSecret: AUTH_SECRET ?? secrets.AUTH_SECRET,
    encryptionKey: Buffer.from(ENCRYPTION_KEY ?? secrets.ENCRYPTION_KEY, 'base64'),
  }
}

async function generated(dataDir: string): Promise<z.infer<typeof kept>> {
  const path = join(dataDir, 'secrets.json')
  await privateFolder(dataDir)
  const fresh = {
    AUTH_SECRET: randomBytes(32).toString('base64'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
  await createFile(path, `${JSON.stringify(fresh, null, 2)}\n`)
  try {
    return kept.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    throw new SettingsError(
      `${path} is damaged: give AUTH_SECRET and ENCRYPTION_KEY, or restore the file; a new key could not open the stored credentials.`,
    )
  }
}
