import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, utility } from '@/lib/server/demo/demo-template'

export const masalaRoute: DemoClient = {
  name: 'Masala Route',
  email: 'care@masalaroute.example',
  portfolios: [
    {
      id: '411067856141126',
      wabas: [
        {
          id: '624920172848354',
          status: 'ONBOARDED',
          source: 'billed',
          templates: [
            marketing('diwali_hampers', 'en', {
              medium: 'IMAGE',
              body: 'Happy Diwali, {{1}}! Hampers from {{2}}.',
              values: ['Aarav', '₹999'],
              link: ['Order', 'https://masalaroute.example/diwali'],
            }),
            marketing('diwali_hampers', 'hi', {
              medium: 'IMAGE',
              body: 'शुभ दीपावली, {{1}}! उपहार {{2}} से।',
              values: ['आरव', '₹999'],
              link: ['ऑर्डर करें', 'https://masalaroute.example/hi/diwali'],
            }),
            utility('order_dispatched', 'en', {
              body: 'Order {{1}} is on its way, arriving {{2}}.',
              values: ['MR-12', 'tomorrow'],
            }),
          ],
          channels: [
            {
              name: 'Masala Route Mumbai',
              phone: '918123456701',
              phoneNumberId: '795110129017031',
              rateLimitMps: 80,
              activitySharing: true,
            },
            { name: 'Masala Route Delhi', phone: '918123456702', phoneNumberId: '422548294117099' },
          ],
        },
        {
          id: '127543702933639',
          status: null,
          source: null,
          templates: [
            marketing('spice_box', 'ar', {
              medium: 'IMAGE',
              body: 'مرحبًا {{1}}، صندوق التوابل وصل.',
              values: ['مريم'],
              link: ['اطلب', 'https://masalaroute.example/ar/box'],
            }),
            marketing('spice_box', 'en', {
              medium: 'IMAGE',
              body: 'Hello {{1}}, the spice box is here.',
              values: ['Maryam'],
              link: ['Order', 'https://masalaroute.example/box'],
            }),
          ],
          channels: [
            { name: 'Masala Route UAE', phone: '971501234501', phoneNumberId: '843451634241332' },
            {
              name: 'Masala Route KSA',
              phone: '966512345601',
              phoneNumberId: '244170030280516',
              override: 'on',
            },
          ],
        },
      ],
    },
  ],
}
