import type { Database } from '@/lib/server/db/database'
import type { PartnerShares } from '@/lib/server/fairness/partner-shares'
import type { Log } from '@/lib/server/log'
import type { NameLimits } from '@/lib/server/sending/name-limits'
import type { RateLimiter } from '@/lib/server/sending/rate-limiter'
import type { SendLog } from '@/lib/server/sending/send-log'
import type { SendParts } from '@/lib/server/sending/send-message'
import type { SendMetrics } from '@/lib/server/sending/send-metrics'

/** What the messaging gateway works on; one for each process, behind both doors. */
export interface Gateway extends SendParts {
  database: Database
  log: Log
  sendLog: SendLog
  rateLimiter: RateLimiter
  nameLimits: NameLimits
  metrics: SendMetrics
  shares: Pick<PartnerShares, 'inFlight' | 'callers' | 'bodies'>
  /** This process among those on the same database. */
  instanceId: string
  /** Sends and passed requests begun and not yet answered. */
  inFlight: number
  /** Set at shutdown: what is in flight is finished, nothing new begins. */
  draining: boolean
}
