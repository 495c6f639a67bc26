import type { Template } from '@/sandbox/template'
import {
  body,
  buttons,
  header,
  mediaHeader,
  quickReply,
  urlButton,
} from '@/sandbox/template-components'

const utility = (
  name: string,
  language: string,
  components: object[],
  more: Partial<Template> = {},
) => ({ name, language, category: 'UTILITY' as const, components, ...more })

const oneTimeCode = (name: string, language: string, label: string) => ({
  name,
  language,
  category: 'AUTHENTICATION' as const,
  message_send_ttl_seconds: 600,
  components: [
    { ...body('*{{1}}* is your verification code.', '123456'), add_security_recommendation: true },
    { type: 'FOOTER', code_expiration_minutes: 10 },
    buttons(
      urlButton(
        label,
        'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
        '123456',
      ),
    ),
  ],
})

/** The utility and authentication templates of the default list. */
export const serviceTemplates = [
  utility('order_update', 'en', [
    header('Order update'),
    body('Hi {{1}}, your order {{2}} has shipped.', 'Ana', 'A-1042'),
    buttons(urlButton('Track', 'https://shop.example/track/{{1}}', 'A-1042')),
  ]),
  utility('order_update', 'es', [
    body('Hola {{1}}, tu pedido {{2}} ha salido.', 'Ana', 'A-1042'),
    buttons(urlButton('Seguir', 'https://shop.example/es/track/{{1}}', 'A-1042')),
  ]),
  utility('delivery_tomorrow', 'en', [
    body('Your parcel {{1}} arrives tomorrow between {{2}}.', 'A-1042', '9 and 12'),
  ]),
  utility('invoice_ready', 'en', [
    mediaHeader('DOCUMENT'),
    body('Invoice {{1}} is attached.', '2291'),
  ]),
  utility('appointment_reminder', 'en', [
    body('Reminder: {{1}} at {{2}}.', '4 May', '10:30'),
    buttons(quickReply('Confirm'), quickReply('Reschedule')),
  ]),
  utility('payment_failed', 'en', [
    body('We could not take the payment for order {{1}}.', 'A-1042'),
    buttons(urlButton('Pay', 'https://shop.example/pay/{{1}}', 'A-1042')),
  ]),
  utility(
    'account_statement',
    'en',
    [body('Your statement for {{1}} is ready, with offers picked for you.', 'April')],
    { correct_category: 'MARKETING' },
  ),
  utility('feedback_request', 'en', [body('How did we do? Order {{1}}.', 'A-1042')], {
    status: 'REJECTED',
  }),
  oneTimeCode('login_code', 'en', 'Copy code'),
  oneTimeCode('login_code', 'pt_BR', 'Copiar código'),
  oneTimeCode('password_reset_code', 'en', 'Copy code'),
]
