import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderPreview } from '@/lib/domain/templates/render-preview'
import { readTemplateContent } from '@/lib/domain/templates/template-content'
import { templateVariables } from '@/lib/domain/templates/template-variables'
import { sampleTemplates } from '@/lib/domain/templates/testing/sample-templates'

const labelled = (content: Parameters<typeof templateVariables>[0]) =>
  templateVariables(content).map(({ key, kind, example }) => [key, kind, example])

describe('what a template asks its sender for', () => {
  it('is in the order of the message, with the examples of the list', () => {
    expect(labelled(sampleTemplates.text)).toEqual([
      ['header.1', 'text', 'Ana'],
      ['body.1', 'text', 'Ana'],
      ['body.2', 'text', '25%'],
      ['button.0', 'url_suffix', 'n3mtql'],
    ])
    expect(labelled(sampleTemplates.named)).toEqual([
      ['body.first_name', 'text', 'Ana'],
      ['body.points', 'text', '1200'],
    ])
    expect(labelled(sampleTemplates.offer)).toEqual([
      ['header.media', 'image', null],
      ['body.1', 'text', 'Ana'],
      ['offer.expiry', 'offer_expiry', null],
      ['button.0', 'coupon_code', 'TONIGHT'],
      ['button.1', 'url_suffix', 'n3mtql'],
    ])
    expect(labelled(sampleTemplates.carousel)).toEqual([
      ['body.1', 'text', 'Ana'],
      ['card.0.header.media', 'image', null],
      ['card.0.body.1', 'text', null],
      ['card.0.button.1', 'url_suffix', 'n3mtql'],
      ['card.1.header.media', 'image', null],
      ['card.1.button.1', 'url_suffix', 'n3mtql'],
    ])
    expect(labelled(sampleTemplates.place).map(([key]) => key)).toEqual([
      'header.latitude',
      'header.longitude',
      'header.name',
      'header.address',
    ])
    expect(labelled(sampleTemplates.code)).toEqual([
      ['body.1', 'text', '123456'],
      ['button.0', 'url_suffix', null],
    ])
  })

  it('has each placeholder once, positions by their number', () => {
    expect(
      labelled(readTemplateContent([{ type: 'body', text: '{{10}} {{2}} {{ 2 }} {{1}}' }])).map(
        ([key]) => key,
      ),
    ).toEqual(['body.1', 'body.2', 'body.10'])
  })

  it('names each card', () => {
    expect(templateVariables(sampleTemplates.carousel).at(-1)!.label).toBe(
      'Card 2: End of the address of “Shop”',
    )
  })
})

it('any components of a provider can be read, asked for and shown', () => {
  const type = fc.constantFrom(
    'HEADER',
    'BODY',
    'FOOTER',
    'BUTTONS',
    'CAROUSEL',
    'LIMITED_TIME_OFFER',
  )
  const member = fc.dictionary(
    fc.constantFrom(
      'type',
      'format',
      'text',
      'example',
      'buttons',
      'cards',
      'components',
      'limited_time_offer',
      'url',
    ),
    fc.jsonValue(),
  )
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.tuple(type, member).map(([one, rest]) => ({ ...rest, type: one })),
        ),
      ),
      (components) => {
        const content = readTemplateContent(components)
        const keys = templateVariables(content).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        renderPreview(content, {})
      },
    ),
  )
})
