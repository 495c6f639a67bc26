export const TEMPLATE_CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const

export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number]

/** Seconds Meta accepts for `message_send_ttl_seconds` (domain fact: Meta, time to live); -1 stands for 30 days. */
const ACCEPTED = {
  MARKETING: { min: 43_200, max: 2_592_000, minusOne: false },
  UTILITY: { min: 30, max: 43_200, minusOne: true },
  AUTHENTICATION: { min: 30, max: 900, minusOne: true },
} as const satisfies Record<TemplateCategory, { min: number; max: number; minusOne: boolean }>

/** Checks a template's `message_send_ttl_seconds` by category: null when Meta accepts it, else what is wrong. */
export function ttlProblem(category: TemplateCategory, seconds: number): string | null {
  const { min, max, minusOne } = ACCEPTED[category]
  if (Number.isInteger(seconds) && seconds >= min && seconds <= max) return null
  if (minusOne && seconds === -1) return null
  const accepted = `${min} to ${max} whole seconds${minusOne ? ', or -1 for 30 days' : ''}`
  return `message_send_ttl_seconds of a ${category} template is ${accepted}; got ${seconds}`
}
