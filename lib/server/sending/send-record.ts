import type { FailureClass } from '@/lib/domain/sending/failure-class'
import type { FallbackPolicy } from '@/lib/domain/sending/fallback-policy'
import type { DecisionReason, SuppressionReason } from '@/lib/domain/sending/reasons'
import type { Way } from '@/lib/domain/sending/way'
import type { IdempotencyRef } from '@/lib/server/sending/idempotency'
import type { CategoryLesson } from '@/lib/server/templates/category-store'

/** One attempt as the trace keeps it. */
export interface TracedAttempt {
  way: Way
  /** Milliseconds from the send's arrival to the attempt's start, and the attempt's own length. */
  started_ms: number
  took_ms: number
  outcome: 'accepted' | 'refused' | 'not_sent' | 'lost'
  status: number | null
  class: FailureClass | null
  code: number | null
  /** The upstream's words, shortened; or the cause of a transport failure. */
  text: string | null
  wamid: string | null
  possible_duplicate: boolean
}

/** Why the message went the way it went: the answers to every question of contract 2.1, and what followed. */
export interface SendTrace {
  facts: {
    via: 'auto' | Way
    type: string | null
    strict: boolean
    override: 'inherit' | 'on' | 'off'
    partner_routing: boolean
    onboarding: 'onboarded' | 'not_onboarded' | 'unknown'
    category: {
      verdict: 'marketing' | 'non_marketing' | 'unknown' | 'unavailable'
      source: string
    } | null
    /** Milliseconds spent waiting for another send's verdict on the same template. */
    waited_ms: number
  }
  attempts: TracedAttempt[]
  learned: string[]
}

/** A row of the send log (table `message`). */
export interface SendRow {
  partnerId: string
  traceId: string
  channelId: string
  wabaId: string
  /** Arrival; milliseconds since 1970. */
  at: number
  source: 'gateway' | 'dashboard'
  asked: Way
  type: string | null
  recipient: string | null
  templateName: string | null
  templateLanguage: string | null
  campaign: string | null
  reason: DecisionReason | SuppressionReason
  policy: FallbackPolicy
  decided: Way | null
  acceptedBy: Way | null
  wamid: string | null
  answerStatus: number
  answerCode: number | null
  fallbackClass: FailureClass | null
  fallbackCode: number | null
  possibleDuplicate: boolean
  latencyMs: number
  trace: SendTrace
}

/** A refusal of the terms learned from a send, or its end; written with the send. */
export interface WabaLesson {
  partnerId: string
  wabaId: string
  /** Milliseconds since 1970; null ends it. */
  notOnboardedUntil: number | null
}

/** What one send leaves behind, committed as one. */
export interface SendRecord {
  row: SendRow
  categories: CategoryLesson[]
  wabas: WabaLesson[]
  idempotency: FinishedKey | null
}

/** What becomes of the send's `Idempotency-Key`: the answer is kept under it, or (null) the key is free again. */
export interface FinishedKey {
  ref: IdempotencyRef
  /** The body in base64, since a record may have to wait in the spool as JSON. */
  answer: { status: number; headers: Record<string, string>; body: string } | null
}
