import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Way } from '@/lib/domain/sending/way'
import { AlertWatch } from '@/lib/server/alerts/alert-watch'
import { ChannelDirectory } from '@/lib/server/channels/channel-directory'
import { checkEncryptionKey } from '@/lib/server/channels/check-encryption-key'
import type { Database } from '@/lib/server/db/database'
import { migrate } from '@/lib/server/db/migrate'
import { PartnerShares } from '@/lib/server/fairness/partner-shares'
import { Forwarder } from '@/lib/server/forwarding/forwarder'
import type { Gateway } from '@/lib/server/gateway/gateway'
import { handleSend } from '@/lib/server/gateway/handle-send'
import type { DoorRequest, DoorResponse, DoorStream } from '@/lib/server/gateway/http'
import { InstanceBeat } from '@/lib/server/instance-beat'
import { BackgroundWork } from '@/lib/server/jobs/background-work'
import type { Log } from '@/lib/server/log'
import { EligibilityLookUps } from '@/lib/server/onboarding/eligibility-look-ups'
import { handlePartnerApi } from '@/lib/server/partner-api/handle-partner-api'
import { RevisionPoller } from '@/lib/server/revisions/revision-poller'
import type { Secrets } from '@/lib/server/secrets'
import { NameLimits } from '@/lib/server/sending/name-limits'
import { Probes } from '@/lib/server/sending/probes'
import { RateLimiter } from '@/lib/server/sending/rate-limiter'
import { SendLog } from '@/lib/server/sending/send-log'
import { SendMetrics } from '@/lib/server/sending/send-metrics'
import { Spool } from '@/lib/server/sending/spool'
import { Upstreams } from '@/lib/server/sending/upstreams/upstreams'
import type { Settings } from '@/lib/server/settings'
import { SendCounter } from '@/lib/server/stats/count-sends'
import { Retention } from '@/lib/server/stats/retention'
import { CategoryStore } from '@/lib/server/templates/category-store'
import { TemplateLists } from '@/lib/server/templates/template-lists'
import { TouchFlusher } from '@/lib/server/templates/touch-flusher'
import { handleWebhook } from '@/lib/server/webhooks/handle-webhook'
import { RejectionCounter } from '@/lib/server/webhooks/rejection-counter'
import { WebhookEndpoints } from '@/lib/server/webhooks/webhook-endpoints'
import type { WebhookIntake } from '@/lib/server/webhooks/webhook-intake'
import { WebhookLedger } from '@/lib/server/webhooks/webhook-ledger'

/** Everything the doors, routes and actions work on; one for each process. */
export interface Runtime {
  settings: Settings
  secrets: Secrets
  log: Log
  database: Database
  /** What time it is, in milliseconds since 1970, for everything but what instances agree on among themselves: there the database's clock counts. */
  now: () => number
  metrics: Registry
  gateway: Gateway
  webhooks: WebhookIntake
  /** Look-ups at Meta; the process starts those in the background. */
  eligibilityLookUps: EligibilityLookUps
  /** What looks for alerts; the process starts it. */
  alertWatch: AlertWatch
  /** Where channels of provider `sandbox` send; null where no sandbox runs. */
  sandboxUrl: string | null
  /** What this process divides among its partners. */
  shares: PartnerShares
  poller: RevisionPoller
  /** For who must read hits and renewals of this very moment. */
  touches: TouchFlusher
  /** For who must have every send counted that is in the log. */
  sendCounter: SendCounter
  /** Long work that was asked for. */
  backgroundWork: BackgroundWork
  /** To be woken when something was put into its queue. */
  forwarder: Forwarder
  /**
   * The doors as Next's route handlers call them: in the server's own copy of the modules, so that no class of one copy
   * meets one of the other.
   */
  doors: {
    send(asked: Way, request: DoorRequest): Promise<DoorResponse>
    partnerApi(request: DoorRequest): Promise<DoorResponse | DoorStream>
    webhook(request: DoorRequest): Promise<DoorResponse>
  }
  /** True while the process listens already but is not set up to its end: `/readyz` says so. */
  starting: boolean
  /** Finishes what is in flight (up to its limit), writes what is in memory, and closes the database. */
  close(): Promise<void>
}

export interface RuntimeParts {
  settings: Settings
  secrets: Secrets
  log: Log
  database: Database
  /** Where channels of provider `sandbox` send; null where no sandbox runs. */
  sandboxUrl: string | null
  migrationsFolder: string
  /** The clock; the machine's where none is given. */
  now?: () => number
}

/** Builds the runtime: the one place that makes everything and hands it out. Migrates and fills memory first. */
export async function startRuntime(parts: RuntimeParts): Promise<Runtime> {
  const { settings, secrets, log, database, now = Date.now } = parts
  const applied = await migrate(database, parts.migrationsFolder)
  if (applied.length) log.info({ applied }, 'migrations applied')
  await checkEncryptionKey(database, secrets.encryptionKey)

  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const learnedLifeMs = settings.CATEGORY_TTL_SECONDS * 1000
  const directory = new ChannelDirectory(secrets.encryptionKey)
  const categories = new CategoryStore(learnedLifeMs)
  const shares = new PartnerShares()
  const sendLog = new SendLog(database, new Spool(settings.DATA_DIR, now), log, shares.commits)
  const beat = new InstanceBeat(database, log)
  const upstreams = new Upstreams({
    d360BaseUrl: settings.D360_BASE_URL,
    graphBaseUrl: settings.GRAPH_BASE_URL,
    sandboxUrl: parts.sandboxUrl,
    timeoutMs: settings.UPSTREAM_TIMEOUT_MS,
  })
  const templateLists = new TemplateLists({
    database,
    directory,
    upstreams,
    log,
    now,
    refresh: () => poller.refresh(),
  })
  const eligibilityLookUps = new EligibilityLookUps({
    database,
    directory,
    upstreams,
    log,
    now,
    refresh: () => poller.refresh(),
  })
  const gateway: Gateway = {
    database,
    log,
    directory,
    categories,
    learnedLifeMs,
    templateLists,
    probes: new Probes(),
    upstreams,
    sendLog,
    rateLimiter: new RateLimiter(),
    nameLimits: new NameLimits(),
    metrics: new SendMetrics(metrics),
    shares,
    now,
    instanceId: beat.id,
    inFlight: 0,
    draining: false,
  }
  const forwarder = new Forwarder({
    database,
    log,
    metrics,
    encryptionKey: secrets.encryptionKey,
    allowPrivateTargets: settings.ALLOW_PRIVATE_TARGETS,
    now,
  })
  const endpoints = new WebhookEndpoints(secrets.encryptionKey)
  const webhooks: WebhookIntake = {
    endpoints,
    ledger: new WebhookLedger(
      database,
      log,
      () => poller.refresh(),
      (partnerId) => forwarder.wake(partnerId),
      shares.commits,
    ),
    rejections: new RejectionCounter(database, log),
    shares,
    now,
    isDraining: () => gateway.draining,
  }
  const poller = new RevisionPoller(
    database,
    { directories: [directory, endpoints], categories },
    log,
    () => sendLog.suspend(),
  )
  const touches = new TouchFlusher(database, categories, log, now)
  const sendCounter = new SendCounter(database, log)
  const retention = new Retention(database, settings.RETENTION_DAYS, log, now)
  const alertWatch = new AlertWatch({
    database,
    log,
    now,
    onRaised: (partnerId) => forwarder.wake(partnerId),
  })

  await sendLog.recover()
  await beat.start()
  await poller.refresh()
  poller.start()
  touches.start()
  webhooks.rejections.start()
  sendCounter.start()
  forwarder.start()
  retention.start()
  templateLists.readStale()

  const backgroundWork = new BackgroundWork()
  const runtime: Runtime = {
    settings,
    secrets,
    log,
    database,
    now,
    metrics,
    gateway,
    webhooks,
    eligibilityLookUps,
    alertWatch,
    shares,
    poller,
    touches,
    sendCounter,
    forwarder,
    backgroundWork,
    sandboxUrl: parts.sandboxUrl,
    starting: false,
    doors: {
      send: (asked, request) => handleSend(gateway, asked, request),
      partnerApi: (request) => handlePartnerApi(runtime, request),
      webhook: (request) => handleWebhook(webhooks, request),
    },
    async close() {
      gateway.draining = true
      const limit = performance.now() + 2 * settings.UPSTREAM_TIMEOUT_MS + 2_000
      await alertWatch.stop()
      const forwarded = forwarder.stop(Math.max(0, limit - performance.now()))
      let reading = true
      const lists = Promise.all([
        templateLists.close(),
        eligibilityLookUps.stop(),
        backgroundWork.stop(),
      ]).finally(() => {
        reading = false
      })
      while ((gateway.inFlight > 0 || reading) && performance.now() < limit)
        await new Promise((resolve) => setTimeout(resolve, 20))
      await upstreams.close()
      await lists
      await webhooks.ledger.drain()
      await forwarded
      await poller.stop()
      await sendLog.close()
      await webhooks.rejections.stop()
      await touches.stop()
      await sendCounter.stop()
      await retention.stop()
      await beat.stop()
      await database.close()
    },
  }
  return runtime
}
