/** Components as Graph lists them, with the examples Meta asks for at creation. */
export const header = (text: string) => ({ type: 'HEADER', format: 'TEXT', text })

export const mediaHeader = (format: 'IMAGE' | 'VIDEO' | 'DOCUMENT') => ({
  type: 'HEADER',
  format,
  example: { header_handle: [`4::${format.toLowerCase()}`] },
})

export const body = (text: string, ...example: string[]) => ({
  type: 'BODY',
  text,
  ...(example.length > 0 && { example: { body_text: [example] } }),
})

export const footer = (text: string) => ({ type: 'FOOTER', text })

export const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list })

export const urlButton = (text: string, url: string, example?: string) => ({
  type: 'URL',
  text,
  url,
  ...(example !== undefined && { example: [example] }),
})

export const quickReply = (text: string) => ({ type: 'QUICK_REPLY', text })

export const copyCode = (example: string) => ({ type: 'COPY_CODE', example })

export const limitedTimeOffer = (text: string) => ({
  type: 'LIMITED_TIME_OFFER',
  limited_time_offer: { text, has_expiration: true },
})

export const carousel = (...cards: object[][]) => ({
  type: 'CAROUSEL',
  cards: cards.map((components) => ({ components })),
})
