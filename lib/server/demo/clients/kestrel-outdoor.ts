import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, oneTimeCode, utility } from '@/lib/server/demo/demo-template'

export const kestrelOutdoor: DemoClient = {
  name: 'Kestrel Outdoor',
  email: 'team@kestreloutdoor.example',
  portfolios: [
    {
      id: '541439581095328',
      wabas: [
        {
          id: '294256503752956',
          status: 'ONBOARDED',
          source: 'provider',
          templates: [
            marketing('trail_sale', 'en_US', {
              title: 'Trail Sale',
              body: 'Hi {{1}}, last season’s boots are {{2}} off.',
              values: ['Riley', '40%'],
              footer: 'Reply STOP to opt out',
              link: ['Shop', 'https://kestreloutdoor.example/trail'],
            }),
            marketing('members_early_access', 'en_US', {
              medium: 'IMAGE',
              offer: 'Ends at midnight',
              body: 'Members first, {{1}}: the winter line opens early.',
              values: ['Riley'],
              coupon: 'EARLY26',
              link: ['Open', 'https://kestreloutdoor.example/early?code={{1}}', 'EARLY26'],
            }),
            utility('order_update', 'en_US', {
              body: 'Order {{1}} has shipped.',
              values: ['KO-1180'],
              link: ['Track', 'https://kestreloutdoor.example/track/{{1}}', 'KO-1180'],
            }),
            oneTimeCode('login_code', 'en_US', '*{{1}}* is your verification code.', 'Copy code'),
          ],
          channels: [
            {
              name: 'Kestrel Outdoor US',
              phone: '12125550143',
              phoneNumberId: '607296713688581',
              suppressUs: true,
              rateLimitMps: 80,
            },
            {
              name: 'Kestrel Outdoor Service',
              phone: '12125550144',
              phoneNumberId: '830741840304823',
              override: 'off',
            },
          ],
        },
        {
          id: '226261253913584',
          status: 'ONBOARDED',
          source: 'terms_event',
          templates: [
            marketing('trail_sale', 'en', {
              title: 'Trail Sale',
              body: 'Hi {{1}}, last season’s boots are {{2}} off.',
              values: ['Riley', '40%'],
              link: ['Shop', 'https://kestreloutdoor.example/ca/trail'],
            }),
            marketing('trail_sale', 'fr', {
              title: 'Soldes des sentiers',
              body: 'Bonjour {{1}}, les bottes de l’an passé à {{2}}.',
              values: ['Léa', '−40 %'],
              link: ['Magasiner', 'https://kestreloutdoor.example/qc/sentiers'],
            }),
            utility('order_update', 'fr', {
              body: 'La commande {{1}} est partie.',
              values: ['KO-1181'],
            }),
          ],
          channels: [
            {
              name: 'Kestrel Outdoor Canada',
              phone: '14165550123',
              phoneNumberId: '406079893802685',
              suppressUs: true,
            },
            {
              name: 'Kestrel Plein air Québec',
              phone: '15145550145',
              phoneNumberId: '110104301614781',
              suppressUs: true,
              activitySharing: true,
            },
          ],
        },
      ],
    },
  ],
}
