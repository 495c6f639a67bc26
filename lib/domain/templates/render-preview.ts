import { fillPlaceholders } from '@/lib/domain/templates/placeholders'
import type {
  TemplateButton,
  TemplateCard,
  TemplateContent,
} from '@/lib/domain/templates/template-content'
import type { MediaKind, TemplateValues } from '@/lib/domain/templates/template-variables'
import { type TextRun, textRuns } from '@/lib/domain/templates/text-runs'

export type PreviewHeader =
  | { kind: 'text'; text: string }
  /** `link` only where the medium is given by address. */
  | { kind: MediaKind; link: string | null }
  | { kind: 'location'; name: string; address: string }

export interface PreviewButton {
  kind: 'link' | 'reply' | 'copy' | 'call' | 'other'
  text: string
  /** Where it leads, or what it copies. */
  target: string | null
}

export interface PreviewCard {
  header: PreviewHeader | null
  body: TextRun[]
  buttons: PreviewButton[]
}

/** A message as the phone shows it. */
export interface Preview extends PreviewCard {
  footer: string | null
  /** `endsAt` in milliseconds since 1970; null while it is not said. */
  offer: { text: string; code: string | null; endsAt: number | null } | null
  cards: PreviewCard[]
}

/** The message that a template makes of these values, as the phone shows it. What has no value yet stands as `{{…}}`. */
export function renderPreview(content: TemplateContent, values: TemplateValues): Preview {
  const valueOf = (key: string) => values[key] || undefined
  const code = content.buttons.findIndex(({ type }) => type === 'COPY_CODE')
  const endsAt = Date.parse(values['offer.expiry'] ?? '')
  return {
    ...renderCard('', content, valueOf),
    footer: content.footer,
    offer: content.offer && {
      text: content.offer.text,
      code: code < 0 ? null : (valueOf(`button.${code}`) ?? null),
      endsAt: Number.isNaN(endsAt) ? null : endsAt,
    },
    cards: content.cards.map((card, index) => renderCard(`card.${index}.`, card, valueOf)),
  }
}

type ValueOf = (key: string) => string | undefined

function renderCard(
  prefix: string,
  { header, body, buttons }: TemplateCard,
  valueOf: ValueOf,
): PreviewCard {
  const fill = (part: string, text: string) =>
    fillPlaceholders(text, (name) => valueOf(`${prefix}${part}.${name}`))
  return {
    header:
      header &&
      renderHeader(header.format, fill('header', header.text), (name) =>
        valueOf(`${prefix}header.${name}`),
      ),
    body: body ? textRuns(fill('body', body.text)) : [],
    buttons: buttons.map((button, index) =>
      renderButton(button, valueOf(`${prefix}button.${index}`)),
    ),
  }
}

function renderHeader(
  format: NonNullable<TemplateCard['header']>['format'],
  text: string,
  valueOf: ValueOf,
): PreviewHeader {
  if (format === 'TEXT') return { kind: 'text', text }
  if (format === 'LOCATION')
    return { kind: 'location', name: valueOf('name') ?? '', address: valueOf('address') ?? '' }
  const given = valueOf('media') ?? ''
  return { kind: format.toLowerCase() as MediaKind, link: /^https:/i.test(given) ? given : null }
}

const BUTTON_KINDS = new Map<string, PreviewButton['kind']>([
  ['URL', 'link'],
  ['QUICK_REPLY', 'reply'],
  ['COPY_CODE', 'copy'],
  ['OTP', 'copy'],
  ['PHONE_NUMBER', 'call'],
])

function renderButton(
  { type, text, url }: TemplateButton,
  value: string | undefined,
): PreviewButton {
  return {
    kind: BUTTON_KINDS.get(type) ?? 'other',
    text: text || (type === 'COPY_CODE' ? 'Copy offer code' : ''),
    target: url === null ? (value ?? null) : fillPlaceholders(url, () => value),
  }
}
