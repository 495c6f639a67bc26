import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, utility } from '@/lib/server/demo/demo-template'

export const harbourAndPine: DemoClient = {
  name: 'Harbour & Pine',
  email: 'hello@harbourandpine.example',
  link: { madeDaysAgo: 9, opened: 2, continued: true },
  portfolios: [
    {
      id: '742705017705851',
      wabas: [
        {
          id: '188768886501599',
          status: 'PENDING_INTERNAL_SETUP',
          source: 'provider',
          templates: [
            marketing('autumn_rooms', 'en_GB', {
              body: 'Rooms for longer evenings, {{1}}.',
              values: ['Amelia'],
              cards: [
                {
                  body: 'Oak shelf, three widths',
                  link: ['See it', 'https://harbourandpine.example/p/shelf'],
                },
                {
                  body: 'Wool throw, moss green',
                  link: ['See it', 'https://harbourandpine.example/p/throw'],
                },
              ],
            }),
            marketing(
              'sofa_swatches',
              'en_GB',
              {
                medium: 'IMAGE',
                body: 'Twelve new fabrics, {{1}}. Shall we post you swatches?',
                values: ['Amelia'],
                replies: ['Yes, please', 'No, thanks'],
              },
              { status: 'PENDING' },
            ),
            utility('delivery_window', 'en_GB', {
              body: 'Your order {{1}} arrives on {{2}}.',
              values: ['HP-3090', 'Friday, 8 to 10 am'],
              replies: ['Fine', 'Another day'],
            }),
            utility(
              'tell_us_how_we_did',
              'en_GB',
              {
                body: 'How was the delivery of {{1}}? Ten per cent off your next order for an answer.',
                values: ['HP-3090'],
              },
              { status: 'REJECTED' },
            ),
          ],
          channels: [
            { name: 'Harbour & Pine', phone: '447400123401', phoneNumberId: '171779100350687' },
            {
              name: 'Harbour & Pine Ireland',
              phone: '353850123401',
              phoneNumberId: '483926284262125',
            },
            {
              name: 'Harbour & Pine Care',
              phone: '447400123402',
              phoneNumberId: '232951543666558',
              override: 'off',
            },
          ],
        },
      ],
    },
  ],
}
