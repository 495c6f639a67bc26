/** When a template was seen and used; milliseconds since 1970. */
export interface TemplateUse {
  /** In a list, a webhook or a send, whichever came first. */
  firstSeenAt: number
  lastUsedAt: number | null
  /** The first use after seven idle days; null where there was none yet. */
  awakeSince: number | null
}

const SYNC_MS = 10 * 60 * 1000
const IDLE_MS = 7 * 24 * 60 * 60 * 1000

/** The template's record after a send that uses it; null where it was never seen before. */
export function noteTemplateUse(use: TemplateUse | null, now: number): TemplateUse {
  if (!use) return { firstSeenAt: now, lastUsedAt: now, awakeSince: null }
  const wasIdle = isIdle(use, now)
  return {
    firstSeenAt: use.firstSeenAt,
    lastUsedAt: now,
    awakeSince: wasIdle ? now : use.awakeSince,
  }
}

/** Was it not used for seven days? Meta syncs it anew then. */
export function isIdle(
  { firstSeenAt, lastUsedAt }: Pick<TemplateUse, 'firstSeenAt' | 'lastUsedAt'>,
  now: number,
): boolean {
  return now - (lastUsedAt ?? firstSeenAt) >= IDLE_MS
}

/** When Meta is done syncing the template, at the latest; milliseconds since 1970. */
export function readyAt({
  firstSeenAt,
  awakeSince,
}: Pick<TemplateUse, 'firstSeenAt' | 'awakeSince'>): number {
  return Math.max(firstSeenAt, awakeSince ?? firstSeenAt) + SYNC_MS
}

/**
 * May Meta still be syncing the template (contract 2.2, `syncing`)? It takes up to ten minutes after a
 * template is new, and again after seven days without use (domain fact: Meta, send reference).
 */
export function isFreshTemplate(use: TemplateUse, now: number): boolean {
  return now < readyAt(use)
}
