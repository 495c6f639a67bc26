import type { WebhookEndpointChange, WebhookEndpointView } from '@/lib/contracts/webhook-endpoint'

interface SecretField {
  /** As the API's issues name it. */
  path: string
  label: string
  hidden?: boolean
  placeholder?: string
}

/** A secret of the webhook endpoint: written, and never read. */
export interface WebhookSecret {
  name: string
  about: string
  fields: readonly SecretField[]
  changeOf(valueOf: (path: string) => string): WebhookEndpointChange
}

/** One of which proves a post; what is set of it, and the change that takes it away. */
export interface WebhookProof extends WebhookSecret {
  shown(proofs: WebhookEndpointView['proofs']): string | null
  removal: WebhookEndpointChange
}

export const VERIFY_TOKEN: WebhookSecret = {
  name: 'Verify token',
  about: 'Meta asks for it once, when the address is entered there. Enter the new one there too.',
  fields: [{ path: 'verify_token', label: 'Verify token' }],
  changeOf: (valueOf) => ({ verify_token: valueOf('verify_token') }),
}

export const WEBHOOK_PROOFS: readonly WebhookProof[] = [
  {
    name: 'Meta’s app secret',
    about: 'Signs what Meta posts, in X-Hub-Signature-256.',
    fields: [{ path: 'meta_app_secret', label: 'App secret', hidden: true }],
    changeOf: (valueOf) => ({ meta_app_secret: valueOf('meta_app_secret') }),
    shown: (proofs) => (proofs.meta_app_secret ? 'set' : null),
    removal: { meta_app_secret: null },
  },
  {
    name: '360dialog’s platform secret',
    about: 'Signs what 360dialog posts, in x-360dialog-signature.',
    fields: [{ path: 'd360_platform_secret', label: 'Platform secret', hidden: true }],
    changeOf: (valueOf) => ({ d360_platform_secret: valueOf('d360_platform_secret') }),
    shown: (proofs) => (proofs.d360_platform_secret ? 'set' : null),
    removal: { d360_platform_secret: null },
  },
  {
    name: 'Static header',
    about:
      'A header of your choice. A provider that is pointed here from a channel’s page is told to send it.',
    fields: [
      { path: 'static_header.name', label: 'Header', placeholder: 'Authorization' },
      { path: 'static_header.value', label: 'Value', hidden: true },
    ],
    changeOf: (valueOf) => ({
      static_header: { name: valueOf('static_header.name'), value: valueOf('static_header.value') },
    }),
    shown: (proofs) => proofs.static_header,
    removal: { static_header: null },
  },
]
