import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { resetPassword } from '@/lib/server/accounts/reset-password'
import { migrate } from '@/lib/server/db/migrate'
import { readSettings, variables } from '@/lib/server/settings'
import { readOptions } from '@/scripts/commands/read-options'
import { runCommand } from '@/scripts/commands/run-command'
import { UsageError } from '@/scripts/commands/usage-error'
import { withDatabase } from '@/scripts/commands/with-database'

const [email, emailAccepted] = variables.ADMIN_EMAIL
const [password, passwordAccepted] = variables.ADMIN_PASSWORD

/**
 * `npm run user:password -- --email … [--password …]`: a new password for a person (contract 1), whose sessions end. It may come by
 * stdin, so that it need not stand in the shell's history; where neither gives one it is made up and shown once.
 */
await runCommand(async () => {
  const given = readOptions(process.argv.slice(2), {
    email: [email.nonoptional(), emailAccepted],
    password: variables.ADMIN_PASSWORD,
  })
  const chosen = given.password ?? (process.stdin.isTTY ? null : await fromStdin())
  const fresh = chosen ?? randomBytes(12).toString('base64url')
  await withDatabase(readSettings(process.env), { mayBeNew: false }, async (database) => {
    await migrate(database, 'prisma/migrations')
    if (!(await resetPassword(database, given.email, fresh)))
      throw new UsageError(`--email: nobody has the address ${given.email}.`)
  })
  return `${given.email.toLowerCase()} has a new password${chosen ? '' : `, shown this once: ${fresh}`}. Open sessions have ended.`
})

async function fromStdin(): Promise<string> {
  const read = password.nonoptional().safeParse((await text(process.stdin)).replace(/\r?\n$/, ''))
  if (!read.success)
    throw new UsageError(
      `Standard input gives no password that is accepted; give ${passwordAccepted} there, or --password.`,
    )
  return read.data
}
