import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, oneTimeCode, utility } from '@/lib/server/demo/demo-template'

export const floraNorte: DemoClient = {
  name: 'Flora Norte',
  email: 'ops@floranorte.example',
  portfolios: [
    {
      id: '2329417887457253',
      wabas: [
        {
          id: '102290129340398',
          status: 'ONBOARDED',
          source: 'provider',
          optOuts: ['5511961230001', '5521961230002', '5531961230003'],
          templates: [
            marketing('spring_sale', 'en', {
              title: 'Spring Sale',
              body: 'Hi {{1}}, everything for the garden is {{2}} off until Sunday.',
              values: ['Ana', '25%'],
              footer: 'Reply STOP to opt out',
              link: ['Shop now', 'https://floranorte.example/spring/{{1}}', 'n3mtql'],
            }),
            marketing('spring_sale', 'pt_BR', {
              title: 'Ofertas de primavera',
              body: 'Olá {{1}}, tudo para o jardim com {{2}} de desconto até domingo.',
              values: ['Ana', '25%'],
              footer: 'Responda PARAR para não receber mais',
              link: ['Comprar', 'https://floranorte.example/primavera/{{1}}', 'n3mtql'],
            }),
            marketing('spring_sale', 'es', {
              title: 'Rebajas de primavera',
              body: 'Hola {{1}}, todo para el jardín con {{2}} de descuento hasta el domingo.',
              values: ['Ana', '25%'],
              link: ['Comprar', 'https://floranorte.example/es/primavera/{{1}}', 'n3mtql'],
            }),
            marketing(
              'birthday_coupon',
              'pt_BR',
              {
                body: 'Feliz aniversário, {{1}}! Este código é seu.',
                values: ['Ana'],
                coupon: 'FLOR25',
                link: ['Usar agora', 'https://floranorte.example/cupom'],
              },
              { message_send_ttl_seconds: 86_400 },
            ),
            marketing(
              'flash_offer',
              'pt_BR',
              {
                medium: 'IMAGE',
                offer: 'Acaba hoje',
                body: 'Olá {{1}}, orquídeas pela metade do preço.',
                values: ['Ana'],
                coupon: 'ORQUIDEA50',
                link: ['Ver oferta', 'https://floranorte.example/relampago?code={{1}}', 'n3mtql'],
              },
              { message_send_ttl_seconds: 43_200 },
            ),
            marketing('summer_carousel', 'pt_BR', {
              body: 'Três ideias para o verão, {{1}}.',
              values: ['Ana'],
              cards: [
                {
                  body: 'Babosa, fácil de cuidar',
                  link: ['Comprar', 'https://floranorte.example/p/babosa'],
                },
                {
                  body: 'Limoeiro, 80 cm',
                  link: ['Comprar', 'https://floranorte.example/p/limoeiro'],
                },
                {
                  body: 'Oliveira, 120 cm',
                  link: ['Comprar', 'https://floranorte.example/p/oliveira'],
                },
              ],
            }),
            marketing('loyalty_points', 'pt_BR', {
              body: 'Olá {{first_name}}, você tem {{points}} pontos para trocar.',
              values: { first_name: 'Ana', points: '1200' },
              replies: ['Ver prêmios'],
            }),
            marketing(
              'win_back',
              'pt_BR',
              {
                body: 'Sentimos sua falta, {{1}}.',
                values: ['Ana'],
                replies: ['Quero novidades', 'Não, obrigada'],
              },
              { status: 'PAUSED' },
            ),
            utility('order_update', 'pt_BR', {
              title: 'Seu pedido',
              body: 'Olá {{1}}, seu pedido {{2}} foi enviado.',
              values: ['Ana', 'A-1042'],
              link: ['Acompanhar', 'https://floranorte.example/pedido/{{1}}', 'A-1042'],
            }),
            utility('delivery_tomorrow', 'pt_BR', {
              body: 'Seu pedido {{1}} chega amanhã entre {{2}}.',
              values: ['A-1042', '9h e 12h'],
            }),
            oneTimeCode(
              'login_code',
              'pt_BR',
              '*{{1}}* é o seu código de verificação.',
              'Copiar código',
            ),
          ],
          channels: [
            { name: 'Flora Norte', phone: '5511987654321', phoneNumberId: '106540352242922' },
            {
              name: 'Flora Norte Rio',
              phone: '5521961234501',
              phoneNumberId: '359639018609698',
              activitySharing: true,
              suppressOptedOut: true,
            },
            {
              name: 'Flora Norte Portugal',
              phone: '351912345601',
              phoneNumberId: '373268610742472',
              activitySharing: true,
            },
            {
              name: 'Flora Norte Atacado',
              phone: '5511961234502',
              phoneNumberId: '844682546682417',
              override: 'off',
              rateLimitMps: 20,
            },
          ],
        },
      ],
    },
  ],
}
