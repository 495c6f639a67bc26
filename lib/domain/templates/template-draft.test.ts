import { describe, expect, it } from 'vitest'
import {
  draftComponents,
  EMPTY_TEMPLATE,
  readTemplateDraft,
} from '@/lib/domain/templates/template-draft'
import { marketingTemplates } from '@/sandbox/marketing-templates'

const componentsOf = (name: string) =>
  marketingTemplates.find((template) => template.name === name)!.components

describe('a template by fields', () => {
  it.each([
    'spring_sale',
    'winter_clearance',
    'new_arrivals',
    'loyalty_points',
    'birthday_coupon',
    'webinar_invite',
  ])('says %s whole', (name) => {
    const draft = readTemplateDraft(componentsOf(name))
    expect(draftComponents(draft!)).toEqual(componentsOf(name))
  })

  it.each(['flash_offer', 'summer_carousel'])('does not pretend to hold %s', (name) =>
    expect(readTemplateDraft(componentsOf(name))).toBeNull(),
  )

  it('holds neither what it does not know nor what is no template', () => {
    expect(readTemplateDraft([{ type: 'BODY', text: 'Hi', new_member: true }])).toBeNull()
    expect(
      readTemplateDraft([
        { type: 'BODY', text: 'Hi' },
        { type: 'BUTTONS', buttons: [{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+1' }] },
      ]),
    ).toBeNull()
    expect(readTemplateDraft([1, null, 'x'])).toBeNull()
  })

  it('makes the examples that Meta asks for', () => {
    expect(
      draftComponents({
        ...EMPTY_TEMPLATE,
        header: { format: 'TEXT', text: '{{1}}', handle: '' },
        body: '{{name}} {{1}}',
        examples: { 'header.1': 'Sale', 'body.name': 'Ana' },
      }),
    ).toEqual([
      { type: 'HEADER', format: 'TEXT', text: '{{1}}', example: { header_text: ['Sale'] } },
      {
        type: 'BODY',
        text: '{{name}} {{1}}',
        example: {
          body_text_named_params: [
            { param_name: 'name', example: 'Ana' },
            { param_name: '1', example: '' },
          ],
        },
      },
    ])
  })
})
