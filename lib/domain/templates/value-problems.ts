import { fillPlaceholders, placeholdersOf } from '@/lib/domain/templates/placeholders'
import type { TemplateCard, TemplateContent } from '@/lib/domain/templates/template-content'
import {
  type TemplateValues,
  type TemplateVariable,
  templateVariables,
  type VariableKind,
} from '@/lib/domain/templates/template-variables'

const LONGEST = { header: 60, body: 1024, cardBody: 160, url: 2000, coupon: 20, offerCoupon: 15 }

/**
 * What is wrong with the values given for a template, by key; empty where Meta has nothing to refuse (domain fact: Meta, send and
 * template references, per kind of component). `now` in milliseconds: an offer must end later.
 */
export function valueProblems(
  content: TemplateContent,
  values: TemplateValues,
  now: number,
): Record<string, string> {
  const found = templateVariables(content).flatMap((variable) => {
    const problem = problemOf(variable, values[variable.key] ?? '', content, now)
    return problem === null ? [] : [[variable.key, problem] as const]
  })
  const tooLong = [
    ...lengthProblems('', content, LONGEST.body, values),
    ...content.cards.flatMap((card, index) =>
      lengthProblems(`card.${index}.`, card, LONGEST.cardBody, values),
    ),
  ]
  return Object.fromEntries([...tooLong, ...found])
}

function problemOf(
  { kind }: TemplateVariable,
  value: string,
  content: TemplateContent,
  now: number,
): string | null {
  if (value.trim() === '') return 'Give a value.'
  if (kind === 'coupon_code')
    return couponProblem(value, content.offer ? LONGEST.offerCoupon : LONGEST.coupon)
  if (kind === 'offer_expiry') return expiryProblem(value, now)
  return PROBLEMS[kind]?.(value) ?? null
}

const PROBLEMS: Partial<Record<VariableKind, (value: string) => string | null>> = {
  text: textProblem,
  url_suffix: (value) => (/\s/.test(value) ? 'An address has no spaces.' : null),
  image: mediaProblem,
  video: mediaProblem,
  gif: mediaProblem,
  document: mediaProblem,
  latitude: (value) => degreesProblem(value, 90),
  longitude: (value) => degreesProblem(value, 180),
}

function textProblem(value: string): string | null {
  if (/[\n\r\t]/.test(value)) return 'Line breaks and tabs are not accepted in a variable (132018).'
  return / {5}/.test(value) ? 'More than four spaces in a row are not accepted (132018).' : null
}

function mediaProblem(value: string): string | null {
  if (/^\d+$/.test(value)) return null
  return isHttps(value) ? null : 'Accepted are an https address and the id of an uploaded medium.'
}

function isHttps(value: string): boolean {
  try {
    return new URL(value).protocol === 'https:'
  } catch {
    return false
  }
}

function degreesProblem(value: string, most: number): string | null {
  const degrees = Number(value)
  return Number.isFinite(degrees) && Math.abs(degrees) <= most
    ? null
    : `Accepted are degrees from -${most} to ${most}.`
}

function couponProblem(value: string, longest: number): string | null {
  return /^[A-Za-z0-9]+$/.test(value) && value.length <= longest
    ? null
    : `Accepted are 1 to ${longest} letters and digits.`
}

function expiryProblem(value: string, now: number): string | null {
  const at = Date.parse(value)
  if (Number.isNaN(at)) return 'Accepted is a time.'
  return at > now ? null : 'The offer must end in the future.'
}

/** A text or an address that its values make too long: said at the last of them. */
function lengthProblems(
  prefix: string,
  { header, body, buttons }: TemplateCard,
  longestBody: number,
  values: TemplateValues,
): [string, string][] {
  const parts = [
    {
      what: 'header',
      template: header?.text ?? '',
      longest: LONGEST.header,
      keyOf: (name: string) => `${prefix}header.${name}`,
    },
    {
      what: 'body',
      template: body?.text ?? '',
      longest: longestBody,
      keyOf: (name: string) => `${prefix}body.${name}`,
    },
    ...buttons.map(({ url }, index) => ({
      what: 'address',
      template: url ?? '',
      longest: LONGEST.url,
      keyOf: () => `${prefix}button.${index}`,
    })),
  ]
  return parts.flatMap(({ what, template, longest, keyOf }): [string, string][] => {
    const last = placeholdersOf(template).at(-1)
    const { length } = fillPlaceholders(template, (name) => values[keyOf(name)])
    return last !== undefined && length > longest
      ? [[keyOf(last), `The ${what} gets ${length} characters long; accepted are ${longest}.`]]
      : []
  })
}
