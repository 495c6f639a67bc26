import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, utility } from '@/lib/server/demo/demo-template'

export const casaLumen: DemoClient = {
  name: 'Casa Lumen',
  email: 'hola@casalumen.example',
  link: { madeDaysAgo: 60, opened: 3, continued: true },
  portfolios: [
    {
      id: '863749154207160',
      wabas: [
        {
          id: '716440098505157',
          status: 'ONBOARDED',
          source: 'terms_event',
          optOuts: ['34612340001', '34612340002'],
          templates: [
            marketing('nueva_coleccion', 'es', {
              medium: 'VIDEO',
              body: 'La colección de otoño ya está aquí, {{1}}.',
              values: ['Lucía'],
              link: ['Ver', 'https://casalumen.example/otono'],
            }),
            marketing('nueva_coleccion', 'it', {
              medium: 'VIDEO',
              body: 'La collezione d’autunno è arrivata, {{1}}.',
              values: ['Giulia'],
              link: ['Scopri', 'https://casalumen.example/it/autunno'],
            }),
            marketing('lampara_del_mes', 'es', {
              medium: 'IMAGE',
              body: 'Hola {{nombre}}, la lámpara de {{mes}} con un {{descuento}} menos.',
              values: { nombre: 'Lucía', mes: 'noviembre', descuento: '20 %' },
              coupon: 'LUZ20',
              link: ['Comprar', 'https://casalumen.example/mes'],
            }),
            utility('franja_de_entrega', 'es', {
              body: 'Entregamos el pedido {{1}} el {{2}}. ¿Te va bien?',
              values: ['L-2208', 'martes de 10 a 12'],
              replies: ['Sí', 'Cambiar'],
            }),
            utility('factura', 'es', {
              medium: 'DOCUMENT',
              body: 'Adjuntamos la factura {{1}}.',
              values: ['2026-118'],
            }),
          ],
          channels: [
            {
              name: 'Casa Lumen España',
              phone: '34612345601',
              phoneNumberId: '309314821976739',
              activitySharing: true,
              suppressOptedOut: true,
              rateLimitMps: 80,
            },
            {
              name: 'Casa Lumen Portugal',
              phone: '351912345602',
              phoneNumberId: '378506392230865',
              activitySharing: true,
            },
            { name: 'Casa Lumen Italia', phone: '393123456701', phoneNumberId: '466952442303906' },
            {
              name: 'Casa Lumen Posventa',
              phone: '34612345602',
              phoneNumberId: '253980830393062',
              override: 'off',
            },
          ],
        },
      ],
    },
  ],
}
