import type { Database, Queryable } from '@/lib/server/db/database'
import type { FairQueue } from '@/lib/server/fairness/fair-queue'
import type { PartnerShares } from '@/lib/server/fairness/partner-shares'

/** Below the limit after which a client gives a statement up, so that the server ends it and goes on with nobody's work. */
const STATEMENT_TIMEOUT_MS = 14_000

/**
 * The database as work for one partner may use it: with few connections at a time, for which partners wait in turn, and no longer
 * for a statement than a caller waits. Whatever a use case reads, it has no other database.
 */
export function partnerDatabase(
  database: Database,
  { reads, management }: Pick<PartnerShares, 'reads' | 'management'>,
  partnerId: string,
): Database {
  const transaction = <Result>(work: (tx: Queryable) => Promise<Result>) =>
    reads.run(partnerId, () =>
      database.transaction(async (tx) => {
        await tx.script(`SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS}`)
        return work(tx)
      }),
    )
  return {
    ...database,
    prisma: inTurn(database.prisma, management, partnerId),
    transaction,
    query: <Row extends object>(...given: Parameters<Queryable['query']>) =>
      transaction((tx) => tx.query<Row>(...given)),
    script: (text) => transaction((tx) => tx.script(text)),
  }
}

/** Every operation of the client, and every transaction as a whole, takes one place. */
function inTurn<Client extends object>(
  client: Client,
  queue: FairQueue,
  partnerId: string,
): Client {
  return new Proxy(client, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member === 'function')
        return (...given: unknown[]) =>
          queue.run(partnerId, async () => Reflect.apply(member, target, given) as unknown)
      return typeof member === 'object' && member !== null
        ? inTurn(member, queue, partnerId)
        : member
    },
  })
}
