import { placeholdersOf } from '@/lib/domain/templates/placeholders'
import type {
  TemplateButton,
  TemplateCard,
  TemplateContent,
} from '@/lib/domain/templates/template-content'

export type MediaKind = 'image' | 'video' | 'gif' | 'document'

export type VariableKind =
  | 'text'
  | MediaKind
  | 'latitude'
  | 'longitude'
  | 'url_suffix'
  | 'coupon_code'
  | 'offer_expiry'

/** One thing that a sender of the template says. */
export interface TemplateVariable {
  /** Where its value is kept: `header.media`, `body.1`, `offer.expiry`, `button.0`, and of a card `card.2.body.1`. */
  key: string
  kind: VariableKind
  /** For a person: what and where it is. */
  label: string
  example: string | null
}

/** Values by the variables' keys. A medium is an https address or the provider's id, an expiry an ISO 8601 time. */
export type TemplateValues = Readonly<Record<string, string>>

/** What a sender of the template has to say, in the order of the message (domain fact: Meta, template component shapes). */
export function templateVariables(content: TemplateContent): TemplateVariable[] {
  const { offer, buttons, cards, ...message } = content
  return [
    ...cardVariables('', { ...message, buttons: [] }),
    ...(offer?.expires
      ? [
          {
            key: 'offer.expiry',
            kind: 'offer_expiry',
            label: 'End of the offer',
            example: null,
          } as const,
        ]
      : []),
    ...buttonVariables('', buttons),
    ...cards.flatMap((card, index) =>
      cardVariables(`card.${index}.`, card).map((variable) => ({
        ...variable,
        label: `Card ${index + 1}: ${variable.label}`,
      })),
    ),
  ]
}

function cardVariables(
  prefix: string,
  { header, body, buttons }: TemplateCard,
): TemplateVariable[] {
  const texts = (
    part: 'header' | 'body',
    { text, examples }: { text: string; examples: Readonly<Record<string, string>> },
  ) =>
    placeholdersOf(text).map(
      (name): TemplateVariable => ({
        key: `${prefix}${part}.${name}`,
        kind: 'text',
        label: `{{${name}}} of the ${part}`,
        example: Object.hasOwn(examples, name) ? examples[name]! : null,
      }),
    )
  return [
    ...(header
      ? header.format === 'TEXT'
        ? texts('header', header)
        : headerVariables(prefix, header.format)
      : []),
    ...(body ? texts('body', body) : []),
    ...buttonVariables(prefix, buttons),
  ]
}

function headerVariables(
  prefix: string,
  format: 'IMAGE' | 'VIDEO' | 'GIF' | 'DOCUMENT' | 'LOCATION',
): TemplateVariable[] {
  const part = (name: string, kind: VariableKind, label: string): TemplateVariable => ({
    key: `${prefix}header.${name}`,
    kind,
    label,
    example: null,
  })
  if (format !== 'LOCATION') {
    const kind = format.toLowerCase() as MediaKind
    return [
      part(
        'media',
        kind,
        `${format === 'GIF' ? 'GIF' : `${format[0]}${kind.slice(1)}`} of the header`,
      ),
    ]
  }
  return [
    part('latitude', 'latitude', 'Latitude of the place'),
    part('longitude', 'longitude', 'Longitude of the place'),
    part('name', 'text', 'Name of the place'),
    part('address', 'text', 'Address of the place'),
  ]
}

/** Quick replies and plain links take nothing; an OTP button copies the code it is given. */
function buttonVariables(prefix: string, buttons: readonly TemplateButton[]): TemplateVariable[] {
  return buttons.flatMap(({ type, text, url, example }, index): TemplateVariable[] => {
    const key = `${prefix}button.${index}`
    if (type === 'COPY_CODE') return [{ key, kind: 'coupon_code', label: 'Coupon code', example }]
    if (type === 'OTP')
      return [{ key, kind: 'url_suffix', label: `Code of the button “${text}”`, example }]
    if (type !== 'URL' || url === null || placeholdersOf(url).length === 0) return []
    return [
      {
        key,
        kind: 'url_suffix',
        label: `End of the address of “${text}”`,
        example: suffixOf(url, example),
      },
    ]
  })
}

/** Meta asks for the whole address as example, and takes the suffix alone as well. */
function suffixOf(url: string, example: string | null): string | null {
  const [base] = url.split('{{')
  return example?.startsWith(base!) ? example.slice(base!.length) : example
}
