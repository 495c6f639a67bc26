/** A template as Meta lists it. */
export interface DemoTemplate {
  name: string
  language: string
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'
  status: string
  parameter_format: 'POSITIONAL' | 'NAMED'
  components: readonly object[]
  correct_category?: 'MARKETING' | 'UTILITY'
  message_send_ttl_seconds?: number
}

interface Parts {
  /** The header: a line of text or a medium. */
  title?: string
  medium?: 'IMAGE' | 'VIDEO' | 'DOCUMENT'
  /** Makes a limited-time offer. */
  offer?: string
  body: string
  /** An example for each variable of the body, in order or by name. */
  values?: readonly string[] | Readonly<Record<string, string>>
  footer?: string
  replies?: readonly string[]
  /** The example of a coupon code that can be copied. */
  coupon?: string
  /** A button with an address; the third is the example of its variable. */
  link?: readonly [text: string, url: string, example?: string]
  /** Cards of a carousel, each with an image and a button. */
  cards?: readonly { body: string; link: readonly [text: string, url: string] }[]
}

type More = Partial<Pick<DemoTemplate, 'status' | 'correct_category' | 'message_send_ttl_seconds'>>

export const marketing = (name: string, language: string, parts: Parts, more: More = {}) =>
  template('MARKETING', name, language, parts, more)
export const utility = (name: string, language: string, parts: Parts, more: More = {}) =>
  template('UTILITY', name, language, parts, more)

/** A one-time code with a button that copies it; Meta writes such texts itself. */
export function oneTimeCode(
  name: string,
  language: string,
  text: string,
  copy: string,
): DemoTemplate {
  return {
    name,
    language,
    category: 'AUTHENTICATION',
    status: 'APPROVED',
    parameter_format: 'POSITIONAL',
    message_send_ttl_seconds: 600,
    components: [
      {
        type: 'BODY',
        text,
        add_security_recommendation: true,
        example: { body_text: [['123456']] },
      },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      {
        type: 'BUTTONS',
        buttons: [
          urlButton([
            copy,
            'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
            '123456',
          ]),
        ],
      },
    ],
  }
}

function template(
  category: DemoTemplate['category'],
  name: string,
  language: string,
  parts: Parts,
  more: More,
): DemoTemplate {
  const { title, medium, offer, body, values, footer, cards } = parts
  const buttons = buttonsOf(parts)
  return {
    name,
    language,
    category,
    status: 'APPROVED',
    parameter_format: values && !isList(values) ? 'NAMED' : 'POSITIONAL',
    ...more,
    components: [
      ...(title ? [{ type: 'HEADER', format: 'TEXT', text: title }] : []),
      ...(medium ? [mediaHeader(medium)] : []),
      ...(offer
        ? [
            {
              type: 'LIMITED_TIME_OFFER',
              limited_time_offer: { text: offer, has_expiration: true },
            },
          ]
        : []),
      { type: 'BODY', text: body, ...(values && { example: exampleOf(values) }) },
      ...(footer ? [{ type: 'FOOTER', text: footer }] : []),
      ...(buttons.length > 0 ? [{ type: 'BUTTONS', buttons }] : []),
      ...(cards ? [{ type: 'CAROUSEL', cards: cards.map(cardOf) }] : []),
    ],
  }
}

function buttonsOf({ replies = [], coupon, link }: Parts): object[] {
  return [
    ...replies.map((text) => ({ type: 'QUICK_REPLY', text })),
    ...(coupon ? [{ type: 'COPY_CODE', example: coupon }] : []),
    ...(link ? [urlButton(link)] : []),
  ]
}

function cardOf({ body, link }: NonNullable<Parts['cards']>[number]): object {
  return {
    components: [
      mediaHeader('IMAGE'),
      { type: 'BODY', text: body },
      { type: 'BUTTONS', buttons: [urlButton(link)] },
    ],
  }
}

function mediaHeader(format: NonNullable<Parts['medium']>): object {
  return { type: 'HEADER', format, example: { header_handle: [`4::${format.toLowerCase()}`] } }
}

function urlButton([text, url, example]: NonNullable<Parts['link']>): object {
  return { type: 'URL', text, url, ...(example && { example: [example] }) }
}

function exampleOf(values: NonNullable<Parts['values']>): object {
  if (isList(values)) return { body_text: [values] }
  return {
    body_text_named_params: Object.entries(values).map(([param_name, example]) => ({
      param_name,
      example,
    })),
  }
}

function isList(values: NonNullable<Parts['values']>): values is readonly string[] {
  return Array.isArray(values)
}
