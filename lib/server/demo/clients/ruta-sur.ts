import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, utility } from '@/lib/server/demo/demo-template'

export const rutaSur: DemoClient = {
  name: 'Ruta Sur Viajes',
  email: 'equipo@rutasur.example',
  link: { madeDaysAgo: 5, opened: 4, continued: true },
  portfolios: [
    {
      id: '743277590472645',
      wabas: [
        {
          id: '701625231048807',
          status: 'ONBOARDED',
          source: 'provider',
          optOuts: ['525512340001'],
          templates: [
            marketing('puente_vacacional', 'es_MX', {
              medium: 'IMAGE',
              body: 'Hola {{1}}, el puente en {{2}} desde {{3}}.',
              values: ['Sofía', 'Oaxaca', '$3,490'],
              link: ['Reservar', 'https://rutasur.example/mx/{{1}}', 'oax'],
            }),
            utility('itinerario', 'es_MX', {
              medium: 'DOCUMENT',
              body: 'Tu itinerario {{1}} está listo.',
              values: ['RS-402'],
            }),
            utility(
              'resumen_mensual',
              'es_MX',
              {
                body: 'Tu resumen de {{1}}, con ofertas elegidas para ti.',
                values: ['octubre'],
              },
              { correct_category: 'MARKETING' },
            ),
          ],
          channels: [
            {
              name: 'Ruta Sur México',
              phone: '525512345601',
              phoneNumberId: '411512940897421',
              activitySharing: true,
              suppressOptedOut: true,
            },
            {
              name: 'Ruta Sur Cancún',
              phone: '529981234501',
              phoneNumberId: '372646428251674',
              rateLimitMps: 20,
            },
          ],
        },
      ],
    },
    {
      id: '328577035149936',
      wabas: [
        {
          id: '173979376597868',
          status: 'ELIGIBLE',
          source: 'provider',
          templates: [
            marketing('machu_picchu', 'es', {
              medium: 'VIDEO',
              body: 'Hola {{1}}, quedan {{2}} lugares para mayo.',
              values: ['Valeria', '6'],
              replies: ['Quiero ir', 'Otra fecha'],
            }),
            utility('reserva_confirmada', 'es', {
              body: 'La reserva {{1}} está confirmada.',
              values: ['RS-977'],
            }),
          ],
          channels: [
            { name: 'Ruta Sur Perú', phone: '51912345601', phoneNumberId: '872527795985176' },
            { name: 'Ruta Sur Colombia', phone: '573211234501', phoneNumberId: '747369329551333' },
          ],
        },
        {
          id: '441377322596375',
          status: 'INELIGIBLE_USING_WHATSAPP_BUSINESS_APP',
          source: 'provider',
          templates: [
            marketing('escapada_al_sur', 'es_AR', {
              body: 'Hola {{1}}, una escapada a {{2}}.',
              values: ['Martina', 'Ushuaia'],
            }),
          ],
          channels: [
            {
              name: 'Ruta Sur Argentina',
              phone: '5491123456701',
              phoneNumberId: '105737283778641',
            },
          ],
        },
      ],
    },
  ],
}
