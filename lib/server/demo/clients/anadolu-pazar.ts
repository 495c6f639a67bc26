import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, utility } from '@/lib/server/demo/demo-template'

export const anadoluPazar: DemoClient = {
  name: 'Anadolu Pazar',
  email: 'destek@anadolupazar.example',
  link: { madeDaysAgo: 45, opened: 1, continued: false },
  portfolios: [
    {
      id: '707904780266430',
      wabas: [
        {
          id: '116958092989125',
          status: 'INELIGIBLE_ON_BEHALF_OF_WABA',
          source: 'provider',
          templates: [
            marketing('bayram_indirimi', 'tr', {
              medium: 'IMAGE',
              body: 'Merhaba {{1}}, bayrama özel {{2}} indirim.',
              values: ['Zeynep', '%30'],
              coupon: 'BAYRAM30',
            }),
            utility('kargo_takip', 'tr', {
              body: 'Siparişiniz {{1}} yola çıktı.',
              values: ['AP-660'],
            }),
          ],
          channels: [
            { name: 'Anadolu Pazar', phone: '905012345601', phoneNumberId: '294177891340549' },
            {
              name: 'Anadolu Pazar Destek',
              phone: '905012345602',
              phoneNumberId: '208677795645166',
              override: 'off',
            },
          ],
        },
      ],
    },
  ],
}
