import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderPreview } from '@/lib/domain/templates/render-preview'
import { templateVariables } from '@/lib/domain/templates/template-variables'
import { sampleTemplates } from '@/lib/domain/templates/testing/sample-templates'

describe('the preview of a template', () => {
  it('shows what has no value yet as a placeholder', () => {
    expect(renderPreview(sampleTemplates.text, { 'body.1': 'Ana', 'body.2': '' })).toEqual({
      header: { kind: 'text', text: 'Sale for {{1}}' },
      body: [
        { text: 'Hi Ana', styles: ['bold'] },
        { text: ', all is {{2}} off.', styles: [] },
      ],
      footer: 'Reply STOP to opt out',
      offer: null,
      buttons: [
        { kind: 'link', text: 'Shop', target: 'https://shop.example/{{1}}' },
        { kind: 'call', text: 'Call', target: null },
      ],
      cards: [],
    })
  })

  it('shows an offer with its code and end, cards, places and codes', () => {
    expect(
      renderPreview(sampleTemplates.offer, {
        'header.media': 'https://a.example/1.jpg',
        'offer.expiry': '2026-11-20T18:00:00Z',
        'button.0': 'TONIGHT',
      }),
    ).toMatchObject({
      header: { kind: 'image', link: 'https://a.example/1.jpg' },
      offer: { text: 'Ends tonight', code: 'TONIGHT', endsAt: 1795197600000 },
      buttons: [{ kind: 'copy', text: 'Copy offer code', target: 'TONIGHT' }, { kind: 'link' }],
    })
    expect(renderPreview(sampleTemplates.offer, { 'header.media': '42' })).toMatchObject({
      header: { link: null },
      offer: { code: null, endsAt: null },
    })
    expect(
      renderPreview(sampleTemplates.carousel, {
        'card.0.body.1': 'Vera',
        'card.1.button.1': 'lemon',
      }).cards,
    ).toMatchObject([
      { body: [{ text: 'Aloe Vera' }] },
      {
        body: [{ text: 'Lemon tree' }],
        buttons: [{ kind: 'reply' }, { target: 'https://shop.example/lemon' }],
      },
    ])
    expect(renderPreview(sampleTemplates.place, { 'header.name': 'Loja' }).header).toEqual({
      kind: 'location',
      name: 'Loja',
      address: '',
    })
    expect(renderPreview(sampleTemplates.code, { 'body.1': '123456' })).toMatchObject({
      footer: 'This code expires in 10 minutes.',
      body: [{ text: '123456', styles: ['bold'] }, {}],
    })
  })

  it('has no placeholder left once every variable has a value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(sampleTemplates)),
        fc.infiniteStream(fc.string({ minLength: 1 }).filter((text) => !text.includes('{'))),
        (content, given) => {
          const values = Object.fromEntries(
            templateVariables(content).map(({ key }) => [key, given.next().value as string]),
          )
          expect(JSON.stringify(renderPreview(content, values))).not.toContain('{{')
        },
      ),
    )
  })
})
