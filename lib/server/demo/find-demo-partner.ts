import type { Database } from '@/lib/server/db/database'
import { demoClients } from '@/lib/server/demo/demo-clients'
import { demoId } from '@/lib/server/demo/demo-id'

/** The partner that has the demonstration, known by its first client; null where there is none. */
export async function findDemoPartner(database: Database): Promise<string | null> {
  const client = await database.prisma.client.findFirst({
    where: { id: demoId('CL', demoClients[0]!.name) },
    select: { partnerId: true },
  })
  return client?.partnerId ?? null
}
