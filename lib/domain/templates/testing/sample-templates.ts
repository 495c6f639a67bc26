import { readTemplateContent } from '@/lib/domain/templates/template-content'

const link = {
  type: 'URL',
  text: 'Shop',
  url: 'https://shop.example/{{1}}',
  example: ['https://shop.example/n3mtql'],
}
const card = (text: string) => ({
  components: [
    { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::image'] } },
    { type: 'BODY', text },
    { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Tell me more' }, link] },
  ],
})

/** Templates as Graph lists them, one of each kind. */
export const sampleTemplates = {
  text: readTemplateContent([
    { type: 'HEADER', format: 'TEXT', text: 'Sale for {{1}}', example: { header_text: ['Ana'] } },
    {
      type: 'BODY',
      text: '*Hi {{1}}*, all is {{2}} off.',
      example: { body_text: [['Ana', '25%']] },
    },
    { type: 'FOOTER', text: 'Reply STOP to opt out' },
    {
      type: 'BUTTONS',
      buttons: [link, { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+551199' }],
    },
  ]),
  named: readTemplateContent([
    {
      type: 'BODY',
      text: '{{first_name}}, you have {{points}} points.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Ana' },
          { param_name: 'points', example: '1200' },
        ],
      },
    },
  ]),
  offer: readTemplateContent([
    { type: 'HEADER', format: 'IMAGE' },
    {
      type: 'LIMITED_TIME_OFFER',
      limited_time_offer: { text: 'Ends tonight', has_expiration: true },
    },
    { type: 'BODY', text: '{{1}}, this one ends tonight.', example: { body_text: [['Ana']] } },
    { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'TONIGHT' }, link] },
  ]),
  carousel: readTemplateContent([
    { type: 'BODY', text: 'Two ideas, {{1}}.', example: { body_text: [['Ana']] } },
    { type: 'CAROUSEL', cards: [card('Aloe {{1}}'), card('Lemon tree')] },
  ]),
  place: readTemplateContent([
    { type: 'HEADER', format: 'LOCATION' },
    { type: 'BODY', text: 'We moved.' },
  ]),
  code: readTemplateContent([
    { type: 'BODY', text: '*{{1}}* is your code.', example: { body_text: [['123456']] } },
    { type: 'FOOTER', code_expiration_minutes: 10 },
    { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy' }] },
  ]),
}
