import type { ProductPolicy, Recipient } from '@/lib/domain/sending/message'
import { isPosition, placeholdersOf } from '@/lib/domain/templates/placeholders'
import type {
  TemplateButton,
  TemplateCard,
  TemplateContent,
  TemplateHeader,
  TemplateText,
} from '@/lib/domain/templates/template-content'
import type { MediaKind, TemplateValues } from '@/lib/domain/templates/template-variables'

export interface TemplateMessageChoices {
  /** `null` while nobody is named: enough for a dry run. */
  recipient: Recipient | null
  /** `null` leaves `product_policy` out: Meta's default is CLOUD_API_FALLBACK. */
  productPolicy: ProductPolicy | null
  /** `null` leaves `message_activity_sharing` out: the channel's or the WABA's default holds. */
  activitySharing: boolean | null
}

type JsonObject = Record<string, unknown>

/**
 * The message that sends a template with these values, as both send paths take it (domain fact: Meta, send marketing messages;
 * 360dialog asks for the language's policy). Values that are missing are empty.
 */
export function templateMessage(
  template: { name: string; language: string },
  content: TemplateContent,
  values: TemplateValues,
  { recipient, productPolicy, activitySharing }: TemplateMessageChoices,
): JsonObject {
  const components = messageComponents(content, values)
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(recipient && { [recipient.member]: recipient.id }),
    type: 'template',
    template: {
      name: template.name,
      language: { code: template.language, policy: 'deterministic' },
      ...(components.length > 0 && { components }),
    },
    ...(productPolicy !== null && { product_policy: productPolicy }),
    ...(activitySharing !== null && { message_activity_sharing: activitySharing }),
  }
}

function messageComponents(content: TemplateContent, values: TemplateValues): JsonObject[] {
  const valueOf = (key: string) => values[key] ?? ''
  const cards = content.cards.map((card, index) => ({
    card_index: index,
    components: cardComponents(`card.${index}.`, card, valueOf),
  }))
  return [
    ...(content.offer?.expires ? [offerComponent(valueOf('offer.expiry'))] : []),
    ...cardComponents('', content, valueOf),
    ...(cards.length > 0 ? [{ type: 'carousel', cards }] : []),
  ]
}

type ValueOf = (key: string) => string

function cardComponents(
  prefix: string,
  { header, body, buttons }: TemplateCard,
  valueOf: ValueOf,
): JsonObject[] {
  const headerParameters = header ? parametersOfHeader(`${prefix}header`, header, valueOf) : []
  const bodyParameters = body ? textParameters(`${prefix}body`, body, valueOf) : []
  return [
    ...(headerParameters.length > 0 ? [{ type: 'header', parameters: headerParameters }] : []),
    ...(bodyParameters.length > 0 ? [{ type: 'body', parameters: bodyParameters }] : []),
    ...buttons.flatMap((button, index) =>
      buttonComponent(button, index, `${prefix}button.${index}`, valueOf),
    ),
  ]
}

function parametersOfHeader(key: string, header: TemplateHeader, valueOf: ValueOf): JsonObject[] {
  if (header.format === 'TEXT') return textParameters(key, header, valueOf)
  if (header.format === 'LOCATION') {
    const of = (name: string) => valueOf(`${key}.${name}`)
    return [
      {
        type: 'location',
        location: {
          latitude: of('latitude'),
          longitude: of('longitude'),
          name: of('name'),
          address: of('address'),
        },
      },
    ]
  }
  const kind = header.format.toLowerCase() as MediaKind
  const given = valueOf(`${key}.media`)
  return [{ type: kind, [kind]: /^\d+$/.test(given) ? { id: given } : { link: given } }]
}

function textParameters(key: string, { text }: TemplateText, valueOf: ValueOf): JsonObject[] {
  return placeholdersOf(text).map((name) => ({
    type: 'text',
    ...(!isPosition(name) && { parameter_name: name }),
    text: valueOf(`${key}.${name}`),
  }))
}

function buttonComponent(
  { type, url }: TemplateButton,
  index: number,
  key: string,
  valueOf: ValueOf,
): JsonObject[] {
  const component = (sub_type: string, parameter: JsonObject) => [
    { type: 'button', sub_type, index, parameters: [parameter] },
  ]
  if (type === 'COPY_CODE')
    return component('copy_code', { type: 'coupon_code', coupon_code: valueOf(key) })
  const takesText =
    type === 'OTP' || (type === 'URL' && url !== null && placeholdersOf(url).length > 0)
  return takesText ? component('url', { type: 'text', text: valueOf(key) }) : []
}

/** Meta wants milliseconds since 1970, though its own example is a span. */
function offerComponent(expiry: string): JsonObject {
  return {
    type: 'limited_time_offer',
    parameters: [
      {
        type: 'limited_time_offer',
        limited_time_offer: { expiration_time_ms: Date.parse(expiry) },
      },
    ],
  }
}
