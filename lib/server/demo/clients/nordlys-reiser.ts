import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, utility } from '@/lib/server/demo/demo-template'

export const nordlysReiser: DemoClient = {
  name: 'Nordlys Reiser',
  email: 'kontakt@nordlysreiser.example',
  portfolios: [
    {
      id: '699137728452071',
      wabas: [
        {
          id: '782269108142206',
          status: 'ONBOARDED',
          source: 'provider',
          templates: [
            marketing('helgetilbud', 'nb', {
              body: 'Hei {{1}}, {{2}} fra {{3}} i helgen.',
              values: ['Nora', 'Tromsø', '899 kr'],
              link: ['Bestill', 'https://nordlysreiser.example/{{1}}', 'tos'],
            }),
            marketing('helgetilbud', 'sv', {
              body: 'Hej {{1}}, {{2}} från {{3}} i helgen.',
              values: ['Elsa', 'Kiruna', '899 kr'],
              link: ['Boka', 'https://nordlysreiser.example/sv/{{1}}', 'krn'],
            }),
            marketing('helgetilbud', 'da', {
              body: 'Hej {{1}}, {{2}} fra {{3}} i weekenden.',
              values: ['Freja', 'Bergen', '699 kr'],
              link: ['Bestil', 'https://nordlysreiser.example/da/{{1}}', 'bgo'],
            }),
            utility('bestilling_bekreftet', 'nb', {
              medium: 'DOCUMENT',
              body: 'Bestilling {{1}} er bekreftet. God tur!',
              values: ['NR-7731'],
            }),
            utility(
              'ny_avgangstid',
              'nb',
              {
                body: 'Ny avgangstid for {{1}}: {{2}}.',
                values: ['NR 214', '14.35'],
              },
              { message_send_ttl_seconds: 1_800 },
            ),
          ],
          channels: [
            {
              name: 'Nordlys Norge',
              phone: '4740612301',
              phoneNumberId: '104155569082491',
              activitySharing: true,
            },
            {
              name: 'Nordlys Sverige',
              phone: '46701740605',
              phoneNumberId: '450054138499967',
              activitySharing: true,
            },
            {
              name: 'Nordlys Danmark',
              phone: '4534412301',
              phoneNumberId: '627248673430313',
              activitySharing: true,
            },
            {
              name: 'Nordlys Suomi',
              phone: '358412345601',
              phoneNumberId: '117618417533439',
              acceptUpstreamKey: false,
            },
          ],
        },
      ],
    },
  ],
}
