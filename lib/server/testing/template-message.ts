/** A template message as a caller posts it, without `recipient_type`: the MM API needs one added. */
export function templateMessage(
  name: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    to: '5521991112222',
    type: 'template',
    template: { name, language: { code: 'en' } },
    ...more,
  }
}
