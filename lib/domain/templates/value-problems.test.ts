import { describe, expect, it } from 'vitest'
import { readTemplateContent } from '@/lib/domain/templates/template-content'
import { sampleTemplates } from '@/lib/domain/templates/testing/sample-templates'
import { valueProblems } from '@/lib/domain/templates/value-problems'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const OFFER = {
  'header.media': 'https://shop.example/a.jpg',
  'body.1': 'Ana',
  'offer.expiry': '2026-11-20T18:00:00Z',
  'button.0': 'TONIGHT',
  'button.1': 'n3mtql',
}

const of = (content: Parameters<typeof valueProblems>[0], values: Record<string, string>) =>
  valueProblems(content, values, NOW)

describe('values of a template', () => {
  it('have no problem where Meta has none', () => {
    expect(of(sampleTemplates.offer, OFFER)).toEqual({})
    expect(of(sampleTemplates.offer, { ...OFFER, 'header.media': '1602186516975000' })).toEqual({})
    expect(
      of(sampleTemplates.place, {
        'header.latitude': '-23.5',
        'header.longitude': '-46.63',
        'header.name': 'Loja',
        'header.address': 'Rua 1',
      }),
    ).toEqual({})
  })

  it('are all wanted', () => {
    expect(Object.keys(of(sampleTemplates.offer, {})).sort()).toEqual(Object.keys(OFFER).sort())
    expect(of(sampleTemplates.named, { 'body.first_name': '  ', 'body.points': '3' })).toEqual({
      'body.first_name': 'Give a value.',
    })
  })

  it.each([
    [
      'header.media',
      'http://shop.example/a.jpg',
      'Accepted are an https address and the id of an uploaded medium.',
    ],
    ['header.media', 'a.jpg', 'Accepted are an https address and the id of an uploaded medium.'],
    ['body.1', 'two\nlines', 'Line breaks and tabs are not accepted in a variable (132018).'],
    ['body.1', 'a     b', 'More than four spaces in a row are not accepted (132018).'],
    ['body.1', 'x'.repeat(1010), 'The body gets 1034 characters long; accepted are 1024.'],
    ['offer.expiry', '2026-11-20T11:59:59Z', 'The offer must end in the future.'],
    ['offer.expiry', 'tonight', 'Accepted is a time.'],
    ['button.0', 'SIXTEEN-LETTERS', 'Accepted are 1 to 15 letters and digits.'],
    ['button.0', 'A'.repeat(16), 'Accepted are 1 to 15 letters and digits.'],
    ['button.1', 'a b', 'An address has no spaces.'],
    ['button.1', 'x'.repeat(1980), 'The address gets 2001 characters long; accepted are 2000.'],
  ])('%s: %.40s', (key, value, problem) =>
    expect(of(sampleTemplates.offer, { ...OFFER, [key]: value })).toEqual({ [key]: problem }),
  )

  it('may be longer in a coupon without an offer, and shorter in a card', () => {
    const coupon = readTemplateContent([
      { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'A' }] },
    ])
    expect(of(coupon, { 'button.0': 'A'.repeat(20) })).toEqual({})
    expect(of(coupon, { 'button.0': 'A'.repeat(21) })).toEqual({
      'button.0': 'Accepted are 1 to 20 letters and digits.',
    })
    expect(
      of(sampleTemplates.carousel, { 'card.0.body.1': 'x'.repeat(156) })['card.0.body.1'],
    ).toBe('The body gets 161 characters long; accepted are 160.')
    expect(of(sampleTemplates.place, { 'header.latitude': '91' })['header.latitude']).toBe(
      'Accepted are degrees from -90 to 90.',
    )
  })
})
