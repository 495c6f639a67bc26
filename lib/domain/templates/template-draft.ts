import { isPosition, placeholdersOf } from '@/lib/domain/templates/placeholders'
import { readTemplateContent } from '@/lib/domain/templates/template-content'

export const DRAFT_HEADERS = ['NONE', 'TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT'] as const
export const DRAFT_BUTTONS = ['QUICK_REPLY', 'URL', 'COPY_CODE'] as const

/** A template while it is written by fields. Of a button that copies, `url` is the code's example. */
export interface TemplateDraft {
  header: { format: (typeof DRAFT_HEADERS)[number]; text: string; handle: string }
  body: string
  footer: string
  buttons: readonly { type: (typeof DRAFT_BUTTONS)[number]; text: string; url: string }[]
  /** What a reviewer at Meta sees for each placeholder, by `header.1`, `body.1`, `button.0`. */
  examples: Readonly<Record<string, string>>
}

export const EMPTY_TEMPLATE: TemplateDraft = {
  header: { format: 'NONE', text: '', handle: '' },
  body: '',
  footer: '',
  buttons: [],
  examples: {},
}

type JsonObject = Record<string, unknown>

/** The components that a draft makes, as Meta takes them (domain fact: Meta, template components). */
export function draftComponents({
  header,
  body,
  footer,
  buttons,
  examples,
}: TemplateDraft): JsonObject[] {
  return [
    ...(header.format === 'NONE' ? [] : [headerOf(header, examples)]),
    { type: 'BODY', text: body, ...exampleOf('body', body, examples) },
    ...(footer === '' ? [] : [{ type: 'FOOTER', text: footer }]),
    ...(buttons.length === 0
      ? []
      : [
          {
            type: 'BUTTONS',
            buttons: buttons.map((button, index) =>
              buttonOf(button, examples[`button.${index}`] ?? ''),
            ),
          },
        ]),
  ]
}

/** Components as a draft; null where fields cannot say all that they hold. */
export function readTemplateDraft(components: readonly unknown[]): TemplateDraft | null {
  const { header, body, footer, buttons } = readTemplateContent(components)
  const handle = (components as JsonObject[])
    .map(
      (component) =>
        (
          ((component as JsonObject | null)?.example as JsonObject | undefined)
            ?.header_handle as unknown[]
        )?.[0],
    )
    .find((one) => typeof one === 'string')
  const prefixed = (prefix: string, examples: Readonly<Record<string, string>> = {}) =>
    Object.entries(examples).map(([name, value]) => [`${prefix}.${name}`, value] as const)
  const draft = {
    header: { format: header?.format ?? 'NONE', text: header?.text ?? '', handle: handle ?? '' },
    body: body?.text ?? '',
    footer: footer ?? '',
    buttons: buttons.map(({ type, text, url, example }) => ({
      type,
      text: type === 'COPY_CODE' ? '' : text,
      url: type === 'COPY_CODE' ? (example ?? '') : (url ?? ''),
    })),
    examples: Object.fromEntries([
      ...prefixed('header', header?.examples),
      ...prefixed('body', body?.examples),
      ...buttons.flatMap(({ type, example }, index) =>
        type === 'URL' && example ? [[`button.${index}`, example] as const] : [],
      ),
    ]),
  } as TemplateDraft
  return canonical(draftComponents(draft)) === canonical(components) ? draft : null
}

function headerOf(
  { format, text, handle }: TemplateDraft['header'],
  examples: TemplateDraft['examples'],
): JsonObject {
  if (format === 'TEXT')
    return { type: 'HEADER', format, text, ...exampleOf('header', text, examples) }
  return { type: 'HEADER', format, example: { header_handle: [handle] } }
}

function exampleOf(
  part: 'header' | 'body',
  text: string,
  examples: TemplateDraft['examples'],
): JsonObject {
  const names = placeholdersOf(text)
  const values = names.map((name) => examples[`${part}.${name}`] ?? '')
  if (names.length === 0) return {}
  if (!names.every(isPosition))
    return {
      example: {
        [`${part}_text_named_params`]: names.map((name, index) => ({
          param_name: name,
          example: values[index],
        })),
      },
    }
  return { example: part === 'body' ? { body_text: [values] } : { header_text: values } }
}

function buttonOf(
  { type, text, url }: TemplateDraft['buttons'][number],
  example: string,
): JsonObject {
  if (type === 'COPY_CODE') return { type, example: url }
  if (type === 'QUICK_REPLY') return { type, text }
  return { type, text, url, ...(placeholdersOf(url).length > 0 && { example: [example] }) }
}

/** JSON in one spelling, whatever the order of its members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
