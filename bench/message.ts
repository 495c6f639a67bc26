/** The template that every benchmark sends; the fake upstream lists it as MARKETING. */
export const TEMPLATE = { name: 'autumn_collection_2026', language: 'en_US' }

/**
 * A marketing template message as a shop sends it, 652 bytes: header image, body parameters, button. It has no
 * `recipient_type`, so that the product must add one for the Marketing Messages API.
 */
export const MESSAGE = Buffer.from(
  JSON.stringify({
    messaging_product: 'whatsapp',
    to: '5521991112222',
    type: 'template',
    template: {
      name: TEMPLATE.name,
      language: { code: TEMPLATE.language },
      components: [
        {
          type: 'header',
          parameters: [
            {
              type: 'image',
              image: { link: 'https://cdn.example.com/campaigns/autumn-2026/hero-1200x628.jpg' },
            },
          ],
        },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Mariana Ferreira' },
            {
              type: 'text',
              text: 'the autumn collection has arrived, with 20 % off everything in the shop until Sunday evening',
            },
            { type: 'text', text: 'AUTUMN2026-20' },
          ],
        },
        {
          type: 'button',
          sub_type: 'url',
          index: '0',
          parameters: [{ type: 'text', text: 'autumn?utm_source=whatsapp&utm_campaign=mm' }],
        },
      ],
    },
  }),
)
