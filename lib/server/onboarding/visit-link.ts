import type { LinkStatus } from '@/lib/contracts/link-status'
import { type LinkState, linkOpens } from '@/lib/domain/onboarding/link-state'
import { openedByPerson } from '@/lib/domain/onboarding/opened-by-person'
import { keyHash } from '@/lib/server/crypto/key-hash'
import {
  LINK_INCLUDE,
  type LinkRow,
  portfoliosOfRows,
  stateOfLink,
} from '@/lib/server/onboarding/link-view'
import { signupUrl } from '@/lib/server/onboarding/signup-url'
import { termsUrl } from '@/lib/server/onboarding/terms-url'
import type { Runtime } from '@/lib/server/runtime'

/** All that a link's page may know: nothing of the partner but its name, nothing of any other client. */
export interface LinkVisit {
  partnerName: string
  /** Null on the banner's link. */
  clientName: string | null
  status: LinkStatus
  /** Meta's embedded signup is set up as well. */
  hasSignup: boolean
}

type Visitor = Parameters<typeof openedByPerson>[0]

/** Answers a link's page, and counts a person's opening it, this one included; null for a link that is unknown, revoked or expired. */
export async function openLink(
  runtime: Runtime,
  token: string,
  visitor: Visitor,
): Promise<LinkVisit | null> {
  const found = await liveLink(runtime, token)
  if (!found || !openedByPerson(visitor)) return found && visitOf(runtime, found)
  await runtime.database.query(
    `UPDATE onboarding_link SET opened_count = opened_count + 1, first_opened_at = coalesce(first_opened_at, $3), last_opened_at = $3
     WHERE partner_id = $1 AND id = $2`,
    [found.row.partnerId, found.row.id, new Date(runtime.now())],
  )
  return followLink(runtime, token)
}

/** How a link stands, for its page to follow; null likewise. */
export async function followLink(runtime: Runtime, token: string): Promise<LinkVisit | null> {
  const found = await liveLink(runtime, token)
  return found && visitOf(runtime, found)
}

/** Notes that somebody goes on to the terms, and gives where they are; null likewise. */
export async function continueLink(
  runtime: Runtime,
  token: string,
  way: 'terms' | 'signup',
  origin: string,
): Promise<string | null> {
  const found = await liveLink(runtime, token)
  if (!found) return null
  const { row, portfolios } = found
  await runtime.database.query(
    'UPDATE onboarding_link SET continued_at = coalesce(continued_at, $3) WHERE partner_id = $1 AND id = $2',
    [row.partnerId, row.id, new Date(runtime.now())],
  )
  if (way === 'signup') return signupUrl(runtime.settings, origin, token)
  return termsUrl(runtime, row.partnerId, portfolios)
}

async function liveLink({ database: { prisma }, now: clock }: Runtime, token: string) {
  const row = await prisma.onboardingLink.findUnique({
    where: { tokenHash: keyHash(token) },
    include: { ...LINK_INCLUDE, partner: true },
  })
  if (!row) return null
  const now = clock()
  const portfolios = portfoliosOfRows(row.client?.wabas ?? [], now)
  const state = stateOfLink(row, portfolios, now)
  return linkOpens(state) ? { row, portfolios, state } : null
}

function visitOf(
  { settings }: Runtime,
  {
    row,
    portfolios,
    state,
  }: {
    row: LinkRow & { partner: { name: string } }
    portfolios: { accepted: boolean }[]
    state: LinkState
  },
): LinkVisit {
  return {
    partnerName: row.partner.name,
    clientName: row.client?.name ?? null,
    status: {
      status: state,
      portfolios: portfolios.length,
      accepted: portfolios.filter(({ accepted }) => accepted).length,
    },
    hasSignup: settings.META_APP_ID !== undefined,
  }
}
