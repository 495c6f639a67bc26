import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '@/lib/server/settings'

export interface Secrets {
  /** Signs sessions. */
  authSecret: string
  /** 32 bytes: encrypts stored credentials. */
  encryptionKey: Buffer
}

/**
 * The secrets as set, else as generated into `DATA_DIR/secrets.json` at the first start with the embedded database
 * (with `DATABASE_URL` the settings already require them).
 */
export async function readSecrets(settings: Settings): Promise<Secrets> {
  const kept = settings.AUTH_SECRET && settings.ENCRYPTION_KEY ? {} : await generated(settings.DATA_DIR)
  const authSecret = settings.AUTH_SECRET ?? kept.AUTH_SECRET
  const encryptionKey = settings.ENCRYPTION_KEY ?? kept.ENCRYPTION_KEY
  if (!authSecret || !encryptionKey) throw new Error(`${join(settings.DATA_DIR, 'secrets.json')} is damaged.`)
  return { authSecret, encryptionKey: Buffer.from(encryptionKey, 'base64') }
}

async function generated(dataDir: string): Promise<{ AUTH_SECRET?: string; ENCRYPTION_KEY?: string }> {
  const path = join(dataDir, 'secrets.json')
  await mkdir(dataDir, { recursive: true })
  const fresh = { AUTH_SECRET: randomBytes(32).toString('base64'), ENCRYPTION_KEY: randomBytes(32).toString('base64') }
  try {
    await writeFile(path, `${JSON.stringify(fresh, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
    return fresh
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return JSON.parse(await readFile(path, 'utf8')) as { AUTH_SECRET?: string; ENCRYPTION_KEY?: string }
  }
}
