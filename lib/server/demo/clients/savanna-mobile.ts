import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, utility } from '@/lib/server/demo/demo-template'

export const savannaMobile: DemoClient = {
  name: 'Savanna Mobile',
  email: 'partners@savannamobile.example',
  link: { madeDaysAgo: 3, opened: 0, continued: false },
  portfolios: [
    {
      id: '207299378652775',
      wabas: [
        {
          id: '143861303465618',
          status: 'INELIGIBLE_INACTIVE_OR_RESTRICTED',
          source: 'provider',
          templates: [
            marketing(
              'airtime_bonus',
              'en',
              {
                body: 'Hello {{1}}, double airtime on every top-up until {{2}}.',
                values: ['Thandi', 'Friday'],
                footer: 'Reply STOP to opt out',
              },
              { status: 'DISABLED' },
            ),
            utility('data_running_low', 'en', {
              body: 'You have {{1}} of data left.',
              values: ['120 MB'],
            }),
          ],
          channels: [
            {
              name: 'Savanna Mobile South Africa',
              phone: '27711234501',
              phoneNumberId: '790793917184868',
            },
            {
              name: 'Savanna Mobile Kenya',
              phone: '254712123401',
              phoneNumberId: '356288284932955',
            },
          ],
        },
      ],
    },
  ],
}
