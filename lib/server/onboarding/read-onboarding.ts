import type {
  OnboardingClient,
  OnboardingClientListQuery,
  OnboardingFunnel,
} from '@/lib/contracts/onboarding'
import { CLIENT_STAGES, countStages } from '@/lib/domain/onboarding/client-stage'
import { NEXT_ACTIONS } from '@/lib/domain/onboarding/next-action'
import type { Actor } from '@/lib/server/accounts/actor'
import {
  CLIENT_ONBOARDING_INCLUDE,
  clientOnboarding,
} from '@/lib/server/onboarding/client-onboarding'
import type { Runtime } from '@/lib/server/runtime'

/** How many clients have come how far. */
export async function readFunnel(runtime: Runtime, actor: Actor): Promise<OnboardingFunnel> {
  const stages = (await readClients(runtime, actor, {})).map(({ stage }) => stage)
  return {
    clients: stages.length,
    not_begun: stages.filter((stage) => stage === null).length,
    stages: countStages(stages),
  }
}

/** How far each client is and what is missing. A stage follows from much and stands nowhere, so all of the partner's clients are read. */
export async function listOnboarding(
  runtime: Runtime,
  actor: Actor,
  { limit, offset, sort, filters }: OnboardingClientListQuery,
) {
  const { stage, next_action } = filters
  const clients = (await readClients(runtime, actor, filters))
    .filter(
      (client) =>
        (stage === undefined || (client.stage ?? 'none') === stage) &&
        (next_action === undefined || client.next_actions.includes(next_action)),
    )
    .sort((a, b) => compare(a, b, sort))
  const page = clients.slice(offset, offset + limit)
  return {
    count: page.length,
    total: clients.length,
    limit,
    offset,
    sort,
    filters,
    onboarding_clients: page,
  }
}

async function readClients(
  runtime: Runtime,
  actor: Actor,
  { client_id, search }: OnboardingClientListQuery['filters'],
): Promise<OnboardingClient[]> {
  const rows = await runtime.database.prisma.client.findMany({
    where: {
      partnerId: actor.partnerId,
      id: client_id,
      name: search === undefined ? undefined : { contains: search, mode: 'insensitive' },
    },
    include: CLIENT_ONBOARDING_INCLUDE,
  })
  const now = runtime.now()
  return rows.map((row) => clientOnboarding(runtime, actor, row, now))
}

/** By what is most pressing; who misses nothing comes last. */
const pressing = ({ next_actions: [first] }: OnboardingClient) =>
  first === undefined ? NEXT_ACTIONS.length : NEXT_ACTIONS.indexOf(first)
const byName = (a: OnboardingClient, b: OnboardingClient) =>
  a.client_name.localeCompare(b.client_name) || (a.client_id < b.client_id ? -1 : 1)

const ORDERS: Readonly<Record<string, (a: OnboardingClient, b: OnboardingClient) => number>> = {
  next_action: (a, b) => pressing(a) - pressing(b),
  client_name: (a, b) => a.client_name.localeCompare(b.client_name),
  stage: (a, b) => rank(a) - rank(b),
}

const rank = ({ stage }: OnboardingClient) => (stage === null ? -1 : CLIENT_STAGES.indexOf(stage))

function compare(a: OnboardingClient, b: OnboardingClient, sort: readonly string[]): number {
  for (const field of sort) {
    const order = ORDERS[field.replace(/^-/, '')]!(a, b)
    if (order !== 0) return field.startsWith('-') ? -order : order
  }
  return byName(a, b)
}
