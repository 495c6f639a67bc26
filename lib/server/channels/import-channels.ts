import type { ChannelImport } from '@/lib/contracts/channel-import'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import { createChannels, readTemplates } from '@/lib/server/channels/change-channels'
import { readChannelCsv } from '@/lib/server/channels/read-channel-csv'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

const ROLLED_BACK = new Problem('invalid', 'Nothing was imported.')

/** Creates the channels of a CSV file, all or nothing; a dry run does everything but keep it. */
export async function importChannels(
  runtime: Runtime,
  actor: Actor,
  csv: string,
  dryRun: boolean,
): Promise<ChannelImport | Problem> {
  const { channels, rows, errors } = await readChannelCsv(csv)
  const result: ChannelImport = { created: 0, errors }
  const created = await change(runtime, actor, 'directory', async (transaction) => {
    const { ids, issues } = await createChannels(runtime, actor, transaction, channels)
    for (const [index, found] of issues)
      errors.push(...found.map((issue) => ({ row: rows[index]!, ...issue })))
    result.created = errors.length > 0 ? 0 : ids.length
    return errors.length > 0 || dryRun ? ROLLED_BACK : ids
  })
  errors.sort((a, b) => a.row - b.row)
  if (created instanceof Problem) return created === ROLLED_BACK ? result : created
  readTemplates(runtime, actor, created)
  return result
}
