import type { OnboardingLink } from '@/lib/contracts/onboarding-links'

/** A text to send a link with, ready to be changed. `until` is the end of the link in the reader's words; null: none. */
export function linkMessage(
  { client_name, portfolios }: Pick<OnboardingLink, 'client_name' | 'portfolios'>,
  url: string,
  until: string | null,
): string {
  return [
    client_name === null ? 'Hello,' : `Hello ${client_name},`,
    'before your WhatsApp marketing messages can go by Meta’s Marketing Messages API, your company has to accept Meta’s terms for it. ' +
      'It takes a few minutes and is done once. This page says how:',
    url,
    `Please pass it to somebody with full control of your Meta business portfolio${portfolios.length > 1 ? '; each of your portfolios has to accept by itself' : ''}. ` +
      `Numbers and templates stay as they are.${until === null ? '' : ` The link works until ${until}.`}`,
  ].join('\n\n')
}
