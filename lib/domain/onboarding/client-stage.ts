/** How far a client has come (the funnel of the onboarding page), in order. */
export const CLIENT_STAGES = [
  'link_made',
  'opened',
  'terms_signed',
  'onboarded',
  'first_mm_delivery',
] as const

export type ClientStage = (typeof CLIENT_STAGES)[number]

/** The furthest stage a client has reached; null: none. Who accepted by another way skipped the link, and stands behind it all the same. */
export function clientStage(reached: Readonly<Record<ClientStage, boolean>>): ClientStage | null {
  return CLIENT_STAGES.findLast((stage) => reached[stage]) ?? null
}

/** Of each stage, how many clients have come at least so far, and how many of them no further. */
export function countStages(
  furthest: readonly (ClientStage | null)[],
): { stage: ClientStage; reached: number; waiting: number }[] {
  const ranks = furthest.map((stage) => (stage === null ? -1 : CLIENT_STAGES.indexOf(stage)))
  return CLIENT_STAGES.map((stage, rank) => ({
    stage,
    reached: ranks.filter((one) => one >= rank).length,
    waiting: ranks.filter((one) => one === rank).length,
  }))
}
