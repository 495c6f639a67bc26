import { oddJson } from '@/lib/domain/json/odd-json'
import { oddText } from '@/lib/domain/text/odd-text'

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
const LONGEST_ID = 256
/** The largest whole number of a column. */
const LONGEST_TTL = 2 ** 31 - 1

/**
 * Reads one entry of a template list, Graph's `message_templates` or 360dialog's `waba_templates` (domain fact: Meta and
 * 360dialog, template management). A text says why an entry is of no use, so that it alone is set aside.
 */
export function readProviderTemplate(entry: unknown): ProviderTemplate | string {
  if (!isObject(entry)) return 'it is not an object'
  const { name, category } = entry
  const language = isObject(entry.language) ? entry.language.code : entry.language
  if (!isText(name, LONGEST_NAME)) return 'it has no usable name'
  if (!isText(language, LONGEST_LANGUAGE)) return 'it has no usable language'
  if (!isText(category, 64)) return 'it has no usable category'
  const id = typeof entry.id === 'string' || typeof entry.id === 'number' ? String(entry.id) : null
  if (id !== null && (id.length > LONGEST_ID || oddText(id) !== null))
    return 'its id cannot be stored'
  const components = Array.isArray(entry.components) ? (entry.components as unknown[]) : []
  // Texts are cleaned where they are written; a name that is cleaned might be another's.
  const odd = oddJson(components, { namesOnly: true })
  if (odd) return `its components cannot be stored (at ${odd.path}: ${odd.message})`
  const correct = entry.correct_category
  const ttl = entry.message_send_ttl_seconds
  if (typeof ttl === 'number' && Math.abs(ttl) > LONGEST_TTL)
    return `its message_send_ttl_seconds is ${ttl}`
  return {
    id,
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
    components,
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
