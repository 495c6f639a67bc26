import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, utility } from '@/lib/server/demo/demo-template'

export const veloCardinal: DemoClient = {
  name: 'Vélo Cardinal',
  email: 'bonjour@velocardinal.example',
  portfolios: [
    {
      id: '605499952529693',
      wabas: [
        {
          id: '187659228613009',
          status: 'ELIGIBLE',
          source: 'provider',
          templates: [
            marketing('offre_de_rentree', 'fr', {
              medium: 'IMAGE',
              body: 'Bonjour {{1}}, {{2}} sur tous les vélos de ville.',
              values: ['Chloé', '−15 %'],
              link: ['Voir', 'https://velocardinal.example/rentree'],
            }),
            marketing('offre_de_rentree', 'nl', {
              medium: 'IMAGE',
              body: 'Dag {{1}}, {{2}} op alle stadsfietsen.',
              values: ['Emma', '15 % korting'],
              link: ['Bekijk', 'https://velocardinal.example/nl/najaar'],
            }),
            utility('rappel_revision', 'fr', {
              body: 'La révision de votre vélo est prévue le {{1}} à {{2}}.',
              values: ['12 mai', '10 h'],
              replies: ['Confirmer', 'Déplacer'],
            }),
          ],
          channels: [
            {
              name: 'Vélo Cardinal France',
              phone: '33612345601',
              phoneNumberId: '897248733956285',
            },
            {
              name: 'Vélo Cardinal Belgique',
              phone: '32450001201',
              phoneNumberId: '567556284969566',
            },
            {
              name: 'Vélo Cardinal Luxembourg',
              phone: '352628123401',
              phoneNumberId: '233600549461899',
              override: 'off',
            },
          ],
        },
      ],
    },
  ],
}
