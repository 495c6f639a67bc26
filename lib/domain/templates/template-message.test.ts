import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMessage } from '@/lib/domain/sending/message'
import { templateMessage } from '@/lib/domain/templates/template-message'
import { templateVariables } from '@/lib/domain/templates/template-variables'
import { sampleTemplates } from '@/lib/domain/templates/testing/sample-templates'

const SALE = { name: 'sale', language: 'pt_BR' }
const PLAIN = {
  recipient: { member: 'to', id: '5521991112222' },
  productPolicy: null,
  activitySharing: null,
} as const

const componentsOf = (
  content: Parameters<typeof templateMessage>[1],
  values: Record<string, string>,
) => (templateMessage(SALE, content, values, PLAIN).template as { components?: unknown }).components

describe('the message of a template', () => {
  it('has what both ways want, and only what was chosen', () => {
    expect(templateMessage(SALE, sampleTemplates.place, {}, PLAIN)).toMatchObject({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '5521991112222',
      type: 'template',
      template: { name: 'sale', language: { code: 'pt_BR', policy: 'deterministic' } },
    })
    const chosen = templateMessage(
      SALE,
      sampleTemplates.named,
      {},
      {
        recipient: { member: 'recipient', id: 'US.1' },
        productPolicy: 'STRICT',
        activitySharing: false,
      },
    )
    expect(chosen).toMatchObject({
      recipient: 'US.1',
      product_policy: 'STRICT',
      message_activity_sharing: false,
    })
    expect(chosen).not.toHaveProperty('to')
    expect(
      Object.keys(templateMessage(SALE, sampleTemplates.named, {}, { ...PLAIN, recipient: null })),
    ).toEqual(['messaging_product', 'recipient_type', 'type', 'template'])
  })

  it('has the components of positions, names and media', () => {
    expect(
      componentsOf(sampleTemplates.text, {
        'header.1': 'Ana',
        'body.1': 'Ana',
        'body.2': '25%',
        'button.0': 'x1',
      }),
    ).toEqual([
      { type: 'header', parameters: [{ type: 'text', text: 'Ana' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Ana' },
          { type: 'text', text: '25%' },
        ],
      },
      { type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'x1' }] },
    ])
    expect(
      componentsOf(sampleTemplates.named, { 'body.first_name': 'Ana', 'body.points': '3' }),
    ).toEqual([
      {
        type: 'body',
        parameters: [
          { type: 'text', parameter_name: 'first_name', text: 'Ana' },
          { type: 'text', parameter_name: 'points', text: '3' },
        ],
      },
    ])
    expect(
      componentsOf(sampleTemplates.place, {
        'header.latitude': '1',
        'header.longitude': '2',
        'header.name': 'Loja',
        'header.address': 'Rua 1',
      }),
    ).toEqual([
      {
        type: 'header',
        parameters: [
          {
            type: 'location',
            location: { latitude: '1', longitude: '2', name: 'Loja', address: 'Rua 1' },
          },
        ],
      },
    ])
  })

  it('has a limited-time offer with its end in milliseconds', () => {
    expect(
      componentsOf(sampleTemplates.offer, {
        'header.media': '42',
        'body.1': 'Ana',
        'offer.expiry': '2026-11-20T18:00:00Z',
        'button.0': 'TONIGHT',
        'button.1': 'x1',
      }),
    ).toEqual([
      {
        type: 'limited_time_offer',
        parameters: [
          { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1795197600000 } },
        ],
      },
      { type: 'header', parameters: [{ type: 'image', image: { id: '42' } }] },
      { type: 'body', parameters: [{ type: 'text', text: 'Ana' }] },
      {
        type: 'button',
        sub_type: 'copy_code',
        index: 0,
        parameters: [{ type: 'coupon_code', coupon_code: 'TONIGHT' }],
      },
      { type: 'button', sub_type: 'url', index: 1, parameters: [{ type: 'text', text: 'x1' }] },
    ])
  })

  it('has a carousel with its cards', () => {
    expect(
      componentsOf(sampleTemplates.carousel, {
        'body.1': 'Ana',
        'card.0.header.media': 'https://a.example/1.jpg',
        'card.0.body.1': 'Vera',
        'card.0.button.1': 'aloe',
      }),
    ).toMatchObject([
      { type: 'body' },
      {
        type: 'carousel',
        cards: [
          {
            card_index: 0,
            components: [
              {
                type: 'header',
                parameters: [{ type: 'image', image: { link: 'https://a.example/1.jpg' } }],
              },
              { type: 'body', parameters: [{ type: 'text', text: 'Vera' }] },
              {
                type: 'button',
                sub_type: 'url',
                index: 1,
                parameters: [{ type: 'text', text: 'aloe' }],
              },
            ],
          },
          { card_index: 1 },
        ],
      },
    ])
  })

  it('says every value that was given, and is read by the gateway as it was meant', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(sampleTemplates)),
        fc.infiniteStream(fc.string({ minLength: 1 })),
        fc.constantFrom('STRICT', 'CLOUD_API_FALLBACK', null),
        fc.option(fc.boolean()),
        (content, given, productPolicy, activitySharing) => {
          const values = Object.fromEntries(
            templateVariables(content).map(({ key, kind }) => [
              key,
              kind === 'offer_expiry' ? '2026-11-20T18:00:00Z' : (given.next().value as string),
            ]),
          )
          const message = templateMessage(SALE, content, values, {
            ...PLAIN,
            productPolicy,
            activitySharing,
          })
          const said = JSON.stringify(message)
          for (const { key, kind } of templateVariables(content))
            if (kind !== 'offer_expiry') expect(said).toContain(JSON.stringify(values[key]))
          expect(readMessage(Buffer.from(said))).toMatchObject({
            ok: true,
            message: {
              isTemplate: true,
              template: SALE,
              productPolicy,
              activitySharing,
              recipient: PLAIN.recipient,
            },
          })
        },
      ),
    )
  })
})
