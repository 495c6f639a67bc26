import type { Template } from '@/sandbox/template'
import {
  body,
  buttons,
  carousel,
  copyCode,
  footer,
  header,
  limitedTimeOffer,
  mediaHeader,
  quickReply,
  urlButton,
} from '@/sandbox/template-components'

const marketing = (
  name: string,
  language: string,
  components: object[],
  more: Partial<Template> = {},
) => ({ name, language, category: 'MARKETING' as const, components, ...more })

const optOut = footer('Reply STOP to opt out')
const plant = (line: string, slug: string) => [
  mediaHeader('IMAGE'),
  body(line),
  buttons(quickReply('Tell me more'), urlButton('Buy', 'https://shop.example/p/{{1}}', slug)),
]

/** The marketing templates of the default list. */
export const marketingTemplates = [
  marketing('spring_sale', 'en', [
    header('Spring Sale'),
    body('Hi {{1}}, everything for the garden is {{2}} off until Sunday.', 'Ana', '25%'),
    optOut,
    buttons(urlButton('Shop now', 'https://shop.example/spring/{{1}}', 'n3mtql')),
  ]),
  marketing('spring_sale', 'es', [
    header('Rebajas de primavera'),
    body('Hola {{1}}, todo para el jardín con {{2}} de descuento hasta el domingo.', 'Ana', '25%'),
    buttons(urlButton('Comprar', 'https://shop.example/es/spring/{{1}}', 'n3mtql')),
  ]),
  marketing('spring_sale', 'pt_BR', [
    header('Ofertas de primavera'),
    body('Olá {{1}}, tudo para o jardim com {{2}} de desconto até domingo.', 'Ana', '25%'),
    buttons(urlButton('Comprar', 'https://shop.example/pt/spring/{{1}}', 'n3mtql')),
  ]),
  marketing('winter_clearance', 'en', [
    mediaHeader('IMAGE'),
    body('Last days, {{1}}: winter stock at half price.', 'Ana'),
    buttons(quickReply('Show me'), quickReply('Not interested')),
  ]),
  marketing('new_arrivals', 'en_US', [
    mediaHeader('VIDEO'),
    body('Our new collection is here, {{1}}.', 'Ana'),
    buttons(urlButton('See it', 'https://shop.example/new')),
  ]),
  marketing(
    'loyalty_points',
    'en',
    [
      {
        type: 'BODY',
        text: '{{first_name}}, you have {{points}} points to spend.',
        example: {
          body_text_named_params: [
            { param_name: 'first_name', example: 'Ana' },
            { param_name: 'points', example: '1200' },
          ],
        },
      },
    ],
    { parameter_format: 'NAMED' },
  ),
  marketing(
    'birthday_coupon',
    'en',
    [
      body('Happy birthday, {{1}}! This code is yours.', 'Ana'),
      buttons(copyCode('25OFF'), urlButton('Use it', 'https://shop.example/coupon')),
    ],
    { message_send_ttl_seconds: 86_400 },
  ),
  marketing(
    'flash_offer',
    'en',
    [
      mediaHeader('IMAGE'),
      limitedTimeOffer('Expiring soon'),
      body('{{1}}, this one ends tonight.', 'Ana'),
      buttons(
        copyCode('TONIGHT'),
        urlButton('Book', 'https://shop.example/flash?code={{1}}', 'n3mtql'),
      ),
    ],
    { message_send_ttl_seconds: 43_200 },
  ),
  marketing('summer_carousel', 'en', [
    body('Three ideas for summer, {{1}}.', 'Ana'),
    carousel(
      plant('Aloe, easy to keep', 'aloe'),
      plant('Lemon tree, 80 cm', 'lemon'),
      plant('Olive tree, 120 cm', 'olive'),
    ),
  ]),
  marketing('cart_reminder', 'en', [
    body('{{1}}, your basket is waiting.', 'Ana'),
    buttons(urlButton('Check out', 'https://shop.example/cart/{{1}}', 'c8s1')),
  ]),
  marketing('cart_reminder', 'de', [
    body('{{1}}, dein Warenkorb wartet.', 'Ana'),
    buttons(urlButton('Zur Kasse', 'https://shop.example/de/cart/{{1}}', 'c8s1')),
  ]),
  marketing('webinar_invite', 'en', [
    header('Free webinar'),
    body('Join us on {{1}} at {{2}}.', '4 May', '18:00'),
    buttons(quickReply('Count me in')),
  ]),
  marketing('win_back', 'en', [body('We miss you, {{1}}.', 'Ana'), optOut], { status: 'PAUSED' }),
  marketing(
    'app_launch',
    'en',
    [body('Our app is here.'), buttons(urlButton('Get it', 'https://shop.example/app'))],
    { status: 'PENDING' },
  ),
]
