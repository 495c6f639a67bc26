/** A template as a provider's list has it, in Meta's terms. */
export interface ProviderTemplate {
  id: string | null
  name: string
  language: string
  /** As the provider says it: MARKETING, UTILITY, AUTHENTICATION. */
  category: string
  /** A reclassification that is announced (`correct_category`); null where none is. */
  correctCategory: string | null
  status: string | null
  parameterFormat: string | null
  components: unknown[]
  messageSendTtlSeconds: number | null
  hasMaxPrice: boolean
}

type JsonObject = Record<string, unknown>

const LONGEST_NAME = 512
const LONGEST_LANGUAGE = 32

/**
 * Reads one entry of a template list, Graph's `message_templates` or 360dialog's `waba_templates` (domain fact: Meta and
 * 360dialog, template management). Null for an entry without name, language or category: nothing can be known of it.
 */
export function readProviderTemplate(entry: unknown): ProviderTemplate | null {
  if (!isObject(entry)) return null
  const { name, category } = entry
  const language = isObject(entry.language) ? entry.language.code : entry.language
  if (!isText(name, LONGEST_NAME) || !isText(language, LONGEST_LANGUAGE) || !isText(category, 64))
    return null
  const correct = entry.correct_category
  const ttl = entry.message_send_ttl_seconds
  return {
    id: typeof entry.id === 'string' || typeof entry.id === 'number' ? String(entry.id) : null,
    name,
    language,
    category: category.toUpperCase(),
    correctCategory:
      isText(correct, 64) && correct.toUpperCase() !== category.toUpperCase()
        ? correct.toUpperCase()
        : null,
    status: isText(entry.status, 64) ? entry.status.toUpperCase() : null,
    parameterFormat: isText(entry.parameter_format, 64)
      ? entry.parameter_format.toUpperCase()
      : null,
    components: Array.isArray(entry.components) ? entry.components : [],
    messageSendTtlSeconds: Number.isSafeInteger(ttl) ? (ttl as number) : null,
    hasMaxPrice: isObject(entry.optimization_spec) || isObject(entry.bid_spec),
  }
}

function isText(value: unknown, longest: number): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= longest &&
    !/[\p{Cc}\p{Cs}]/u.test(value)
  )
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
