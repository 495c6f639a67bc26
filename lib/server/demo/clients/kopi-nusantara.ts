import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, oneTimeCode } from '@/lib/server/demo/demo-template'

export const kopiNusantara: DemoClient = {
  name: 'Kopi Nusantara',
  email: 'halo@kopinusantara.example',
  link: { madeDaysAgo: 2, opened: 0, continued: false },
  portfolios: [
    {
      id: '850412000394661',
      wabas: [
        {
          id: '579307959439639',
          status: 'ONBOARDED',
          source: 'manual',
          templates: [
            marketing('promo_gajian', 'id', {
              body: 'Halo {{1}}, promo gajian: beli 2 gratis 1 sampai {{2}}.',
              values: ['Dewi', 'Minggu'],
              replies: ['Ambil promo'],
            }),
            marketing('menu_baru', 'id', {
              medium: 'VIDEO',
              body: 'Halo {{nama}}, coba {{minuman}}.',
              values: { nama: 'Dewi', minuman: 'kopi pandan' },
            }),
            oneTimeCode('kode_masuk', 'id', '*{{1}}* adalah kode verifikasi Anda.', 'Salin kode'),
          ],
          channels: [
            {
              name: 'Kopi Nusantara Jakarta',
              phone: '62812345601',
              phoneNumberId: '428798017669453',
            },
            {
              name: 'Kopi Nusantara Surabaya',
              phone: '62812345602',
              phoneNumberId: '567639805468236',
              suppressOptedOut: true,
            },
          ],
        },
        {
          id: '133227522371341',
          status: 'ELIGIBLE',
          source: 'learned',
          templates: [
            marketing('brew_club', 'en', {
              body: 'Hi {{1}}, this month in the Brew Club: {{2}}.',
              values: ['Wei Ling', 'Toraja'],
              link: ['Join', 'https://kopinusantara.example/club'],
            }),
          ],
          channels: [
            {
              name: 'Kopi Nusantara Singapore',
              phone: '6581234501',
              phoneNumberId: '184059568788213',
            },
            {
              name: 'Kopi Nusantara Malaysia',
              phone: '60123456701',
              phoneNumberId: '548274313311613',
            },
          ],
        },
      ],
    },
  ],
}
