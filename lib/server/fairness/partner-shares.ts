import { FairQueue } from '@/lib/server/fairness/fair-queue'
import { FairShare } from '@/lib/server/fairness/fair-share'

const MIB = 1024 * 1024

/** What one process divides among its partners, so that none of them slows or stops another. One alone gets up to half of a share. */
export class PartnerShares {
  /** Sends and passed requests in flight; beyond it the machine is the bottleneck and a queue would only grow. */
  readonly inFlight = new FairShare(10_000)
  /** Connections whose request is being read or answered at the gateway's paths. */
  readonly callers = new FairShare(10_000)
  /** Bytes of bodies of sends and of Partner API requests, from their arrival to the answer. */
  readonly bodies = new FairShare(256 * MIB)
  /** Webhooks being read or waiting for their commit, and their bytes. */
  readonly webhooks = new FairShare(4_096)
  readonly webhookBytes = new FairShare(128 * MIB)

  /** Partner API requests. Who waits in vain is refused before anything was begun. */
  readonly requests = new FairQueue({ places: 128, perOwner: 16, waiting: 64, waitMs: 10_000 })
  /**
   * Connections to the database: of the ten for raw statements (lib/server/db/open-postgres.ts) those that Partner API requests read
   * by and those that commit sends and webhooks, of Prisma's five those for management data. What is left over serves sign-in, keys,
   * and this process itself.
   */
  readonly reads = new FairQueue({ places: 4, perOwner: 2 })
  readonly commits = new FairQueue({ places: 5, perOwner: 2 })
  readonly management = new FairQueue({ places: 4, perOwner: 2 })
}
