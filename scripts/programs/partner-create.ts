import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { createPartner } from '@/lib/server/accounts/create-partner'
import { keyHash, newKey } from '@/lib/server/crypto/key-hash'
import type { Database } from '@/lib/server/db/database'
import { migrate } from '@/lib/server/db/migrate'
import { newId } from '@/lib/server/new-id'
import { readSettings, variables } from '@/lib/server/settings'
import { readOptions } from '@/scripts/commands/read-options'
import { runCommand } from '@/scripts/commands/run-command'
import { UsageError } from '@/scripts/commands/usage-error'
import { withDatabase } from '@/scripts/commands/with-database'

const [email, emailAccepted] = variables.ADMIN_EMAIL

/** `npm run partner:create -- --name … --email …`: a further partner with its first API key and its owner (contract 1). */
await runCommand(async () => {
  const given = readOptions(process.argv.slice(2), {
    id: variables.PARTNER_ID,
    name: [z.string().trim().min(1).max(200), '1 to 200 characters'],
    email: [email.nonoptional(), emailAccepted],
    'api-key': variables.PARTNER_API_KEY,
    password: variables.ADMIN_PASSWORD,
  })
  const id = given.id ?? newId('PA')
  const apiKey = given['api-key'] ?? newKey('fwp')
  const password = given.password ?? randomBytes(12).toString('base64url')
  await withDatabase(readSettings(process.env), { mayBeNew: true }, async (database) => {
    await migrate(database, 'prisma/migrations')
    await refuseTaken(database, id, given.email, apiKey)
    await createPartner(database, {
      id,
      name: given.name,
      apiKey,
      owner: { email: given.email, name: 'Owner', password },
    })
  })
  return [
    `Partner ${id} (${given.name}) is there.`,
    `  Sign in with:  ${given.email.toLowerCase()}${given.password ? '' : `  ${password}`}`,
    ...(given['api-key'] ? [] : [`  Partner API:   X-API-Key: ${apiKey}`]),
    ...(given.password && given['api-key'] ? [] : ['What was generated is shown this once.']),
  ].join('\n')
})

async function refuseTaken(
  { prisma }: Database,
  id: string,
  email: string,
  apiKey: string,
): Promise<void> {
  if (await prisma.partner.count({ where: { id } }))
    throw new UsageError(`--id: there is a partner ${id} already; give another id.`)
  if (await prisma.user.count({ where: { email: email.toLowerCase() } })) {
    throw new UsageError(`--email: ${email} is the address of a user already; give another one.`)
  }
  if (await prisma.partnerKey.count({ where: { keyHash: keyHash(apiKey) } }))
    throw new UsageError('--api-key: the key is that of another partner; give another one.')
}
