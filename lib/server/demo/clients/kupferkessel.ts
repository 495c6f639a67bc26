import type { DemoClient } from '@/lib/server/demo/demo-client'
import { marketing, oneTimeCode, utility } from '@/lib/server/demo/demo-template'

export const kupferkessel: DemoClient = {
  name: 'Kupferkessel Rösterei',
  email: 'post@kupferkessel.example',
  portfolios: [
    {
      id: '797792775644810',
      wabas: [
        {
          id: '799134029583041',
          status: 'ONBOARDED',
          source: 'billed',
          templates: [
            marketing('roestung_des_monats', 'de', {
              medium: 'IMAGE',
              body: 'Hallo {{1}}, unsere Röstung des Monats: {{2}}.',
              values: ['Jana', 'Äthiopien Guji'],
              link: ['Bestellen', 'https://kupferkessel.example/monat/{{1}}', 'guji'],
            }),
            marketing(
              'abo_angebot',
              'de',
              {
                medium: 'IMAGE',
                offer: 'Nur bis Sonntag',
                body: 'Das Kaffee-Abo, {{1}}: drei Monate zum Preis von zwei.',
                values: ['Jana'],
                coupon: 'ABO3',
                link: ['Abo starten', 'https://kupferkessel.example/abo?code={{1}}', 'ABO3'],
              },
              { message_send_ttl_seconds: 172_800 },
            ),
            utility(
              'versand',
              'de',
              {
                body: 'Ihre Bestellung {{1}} ist unterwegs.',
                values: ['K-5510'],
                link: ['Verfolgen', 'https://kupferkessel.example/v/{{1}}', 'K-5510'],
              },
              { message_send_ttl_seconds: 3_600 },
            ),
            oneTimeCode('anmeldecode', 'de', '*{{1}}* ist dein Bestätigungscode.', 'Code kopieren'),
          ],
          channels: [
            {
              name: 'Kupferkessel Deutschland',
              phone: '4915228817386',
              phoneNumberId: '409055030245461',
              activitySharing: false,
            },
            {
              name: 'Kupferkessel Österreich',
              phone: '43664123401',
              phoneNumberId: '833782263101439',
              activitySharing: false,
            },
            {
              name: 'Kupferkessel Schweiz',
              phone: '41781234501',
              phoneNumberId: '410878972791308',
              override: 'on',
            },
          ],
        },
        {
          id: '431663236865947',
          status: 'PENDING_VALID_PAYMENT_METHOD',
          source: 'provider',
          templates: [
            marketing('preisliste', 'de', {
              medium: 'DOCUMENT',
              body: 'Die neue Preisliste für Gastronomie, gültig ab {{1}}.',
              values: ['1. Dezember'],
            }),
            utility('auftragsbestaetigung', 'de', {
              body: 'Auftrag {{1}} ist bestätigt, Lieferung am {{2}}.',
              values: ['G-88', '3. Dezember'],
            }),
          ],
          channels: [
            {
              name: 'Kupferkessel Gastronomie',
              phone: '491729925904',
              phoneNumberId: '459893344678054',
            },
          ],
        },
      ],
    },
  ],
}
