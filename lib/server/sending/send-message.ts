import { classifyFailure } from '@/lib/domain/sending/classify-failure'
import type { Plan } from '@/lib/domain/sending/decide-route'
import type { Attempt } from '@/lib/domain/sending/next-step'
import { nextStep } from '@/lib/domain/sending/next-step'
import type { SuppressionReason } from '@/lib/domain/sending/reasons'
import { spliceBody } from '@/lib/domain/sending/splice-body'
import { categoryKey } from '@/lib/domain/templates/category-key'
import type { ChannelDirectory } from '@/lib/server/channels/channel-directory'
import { type FoundRoute, findRoute, type RouteRequest } from '@/lib/server/sending/find-route'
import { type Learned, learnFromAttempt } from '@/lib/server/sending/learn-from-attempt'
import type { Probes } from '@/lib/server/sending/probes'
import { recordOf } from '@/lib/server/sending/record-of'
import type { SendRecord, TracedAttempt } from '@/lib/server/sending/send-record'
import { traceAttempt } from '@/lib/server/sending/trace-attempt'
import type { HttpOutcome } from '@/lib/server/sending/upstreams/http-attempt'
import type { Upstreams } from '@/lib/server/sending/upstreams/upstreams'
import type { CategoryStore } from '@/lib/server/templates/category-store'
import type { TemplateLists } from '@/lib/server/templates/template-lists'

export interface SendRequest extends RouteRequest {
  traceId: string
  source: 'gateway' | 'dashboard'
  body: Uint8Array
  campaign: string | null
  /** Arrival; milliseconds since 1970. */
  at: number
}

export interface SendParts {
  directory: ChannelDirectory
  categories: CategoryStore
  /** `CATEGORY_TTL_SECONDS` in milliseconds. */
  learnedLifeMs: number
  templateLists: TemplateLists
  probes: Probes
  upstreams: Upstreams
  readonly now: () => number
}

type UpstreamAnswer = Extract<HttpOutcome, { kind: 'answered' }>

/** How a send ended, before it is put into HTTP. */
export type SendEnd =
  | { kind: 'answered'; answer: UpstreamAnswer }
  | { kind: 'unanswered'; status: 502 | 504 }
  | { kind: 'suppressed'; reason: SuppressionReason }

/** A send that ended; its record is not in the log yet. */
export interface FinishedSend {
  end: SendEnd
  record: SendRecord
  attempts: readonly Attempt[]
}

/**
 * Sends one message: decides, attempts, falls back, learns. The policy stands in `decideRoute` and `nextStep`; here it is
 * only carried out. Never throws for what an upstream does.
 */
export async function sendMessage(parts: SendParts, request: SendRequest): Promise<FinishedSend> {
  const goesAhead = findRouteTogether(parts, request)
  const { found, endProbe } = goesAhead instanceof Promise ? await goesAhead : goesAhead
  const learned: Learned = { words: [], categories: [], wabas: [] }
  const { decision } = found
  const run =
    decision.kind === 'suppressed'
      ? { end: decision, attempts: [], traced: [] }
      : await attemptAll(parts, request, {
          plan: decision,
          template: found.template,
          learned,
          endProbe,
        })
  return {
    end: run.end,
    attempts: run.attempts,
    record: recordOf(request, found, run, learned, parts.now() - request.at),
  }
}

interface FoundTogether {
  found: FoundRoute
  endProbe: () => void
}

/** As `findRoute`, but of the first sends of an unknown template that arrive together only one goes ahead; the rest wait. */
function findRouteTogether(
  parts: SendParts,
  request: SendRequest,
): FoundTogether | Promise<FoundTogether> {
  const found = findRoute(parts, request, parts.now())
  const { template, decision } = found
  if (template && found.facts.category?.verdict === 'unknown')
    parts.templateLists.readSoon(request.channel)
  if (!template || decision.kind !== 'plan' || decision.reason !== 'checked')
    return { found, endProbe: () => {} }
  const key = `${template.partnerId} ${categoryKey(template.wabaId, template.name, template.language)}`
  const running = parts.probes.running(key)
  return running
    ? findRouteAfter(running, parts, request)
    : { found, endProbe: parts.probes.begin(key) }
}

async function findRouteAfter(
  verdict: Promise<void>,
  parts: SendParts,
  request: SendRequest,
): Promise<FoundTogether> {
  const before = parts.now()
  await verdict
  const after = parts.now()
  const found = findRoute(parts, request, after)
  found.facts.waited_ms = after - before
  return { found, endProbe: () => {} }
}

interface Run {
  end: SendEnd
  attempts: readonly Attempt[]
  traced: readonly TracedAttempt[]
}

async function attemptAll(
  parts: SendParts,
  request: SendRequest,
  {
    plan,
    template,
    learned,
    endProbe,
  }: Pick<FoundRoute, 'template'> & { plan: Plan; learned: Learned; endProbe: () => void },
): Promise<Run> {
  const { channel } = request
  const policy = channel.partner.fallbackPolicy
  const attempts: Attempt[] = []
  const traced: TracedAttempt[] = []
  const answers: HttpOutcome[] = []
  // Noted first: this very use may be the one that wakes an idle template.
  if (template) parts.categories.noteUse(template, parts.now())
  const freshTemplate = template !== null && parts.categories.isFresh(template, parts.now())
  try {
    for (;;) {
      const step = nextStep({ plan, policy, attempts })
      if (step.kind === 'answer') {
        return {
          end: { kind: 'answered', answer: answers[step.attempt] as UpstreamAnswer },
          attempts,
          traced,
        }
      }
      if (step.kind === 'no_answer')
        return { end: { kind: 'unanswered', status: step.status }, attempts, traced }
      const started = parts.now()
      const splice = { way: step.way, addActivitySharing: channel.defaultActivitySharing }
      const outcome = await parts.upstreams.send(
        channel,
        step.way,
        spliceBody(request.body, request.message, splice),
      )
      const ended = parts.now()
      const classified = classifyFailure(outcome, { freshTemplate })
      answers.push(outcome)
      attempts.push({ way: step.way, classified })
      const times = { startedMs: started - request.at, tookMs: ended - started }
      traced.push(traceAttempt(step.way, classified, times, step.possibleDuplicate))
      learnFromAttempt(
        parts,
        { channel, template, traceId: request.traceId },
        { plan, policy, attempts },
        ended,
        learned,
      )
      endProbe()
    }
  } finally {
    endProbe()
  }
}
