import { isPosition, placeholdersOf } from '@/lib/domain/templates/placeholders'

export const HEADER_FORMATS = ['TEXT', 'IMAGE', 'VIDEO', 'GIF', 'DOCUMENT', 'LOCATION'] as const

export type HeaderFormat = (typeof HEADER_FORMATS)[number]

/** A text with placeholders, and an example for each that has one. */
export interface TemplateText {
  text: string
  examples: Readonly<Record<string, string>>
}

/** `text` is empty for a header that is no text. */
export interface TemplateHeader extends TemplateText {
  format: HeaderFormat
}

export interface TemplateButton {
  /** Meta's, upper case: URL, QUICK_REPLY, COPY_CODE, PHONE_NUMBER, OTP … */
  type: string
  text: string
  /** May end in one placeholder. */
  url: string | null
  /** Of the address's placeholder or of the code. */
  example: string | null
}

/** What a card of a carousel may have, and a message too. */
export interface TemplateCard {
  header: TemplateHeader | null
  body: TemplateText | null
  buttons: readonly TemplateButton[]
}

export interface TemplateContent extends TemplateCard {
  footer: string | null
  offer: { text: string; expires: boolean } | null
  cards: readonly TemplateCard[]
}

type JsonObject = Record<string, unknown>

/** Reads a template's components as Graph lists them (domain fact: Meta, template components); what is unknown is left out. */
export function readTemplateContent(components: readonly unknown[]): TemplateContent {
  const byType = new Map(
    components
      .filter(isObject)
      .map((component) => [textOf(component.type).toUpperCase(), component]),
  )
  const [footer, offer] = [byType.get('FOOTER'), byType.get('LIMITED_TIME_OFFER')]
  return {
    ...cardOf(byType),
    footer: footer ? footerText(footer) : null,
    offer: offer ? readOffer(offer.limited_time_offer) : null,
    cards: listOf(byType.get('CAROUSEL')?.cards).map((card) => {
      const { header, body, buttons } = readTemplateContent(listOf(card.components))
      return { header, body, buttons }
    }),
  }
}

function cardOf(byType: ReadonlyMap<string, JsonObject>): TemplateCard {
  const body = byType.get('BODY')
  return {
    header: readHeader(byType.get('HEADER')),
    body: body ? readText(body, 'body_text') : null,
    buttons: listOf(byType.get('BUTTONS')?.buttons).map(readButton),
  }
}

function readHeader(component: JsonObject | undefined): TemplateHeader | null {
  if (!component) return null
  const given = textOf(component.format).toUpperCase() || 'TEXT'
  const format = HEADER_FORMATS.find((one) => one === given)
  if (!format) return null
  return format === 'TEXT'
    ? { format, ...readText(component, 'header_text') }
    : { format, text: '', examples: {} }
}

/** Examples stand in `header_text: ['Ana']`, in `body_text: [['Ana', '25%']]`, or by name in `…_named_params`. */
function readText(component: JsonObject, member: 'header_text' | 'body_text'): TemplateText {
  const text = textOf(component.text)
  const example = isObject(component.example) ? component.example : {}
  const named = listOf(example[`${member}_named_params`]).map(
    ({ param_name, example: value }) => [textOf(param_name), textOf(value)] as const,
  )
  const [first] =
    member === 'body_text' && Array.isArray(example[member]) ? example[member] : [example[member]]
  const positional: unknown[] = Array.isArray(first) ? first : []
  const byPosition = placeholdersOf(text)
    .filter(isPosition)
    .map((name, index) => [name, textOf(positional[index])] as const)
  return {
    text,
    examples: Object.fromEntries([...named, ...byPosition].filter(([, value]) => value !== '')),
  }
}

function readButton({ type, text, url, example }: JsonObject): TemplateButton {
  const [given] = Array.isArray(example) ? (example as unknown[]) : [example]
  return {
    type: textOf(type).toUpperCase(),
    text: textOf(text),
    url: textOf(url) || null,
    example: textOf(given) || null,
  }
}

/** Authentication templates tell only after how long their code expires. */
function footerText({ text, code_expiration_minutes: minutes }: JsonObject): string | null {
  if (typeof minutes === 'number') return `This code expires in ${minutes} minutes.`
  return textOf(text) || null
}

function readOffer(offer: unknown): TemplateContent['offer'] {
  if (!isObject(offer)) return null
  return { text: textOf(offer.text), expires: offer.has_expiration === true }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
