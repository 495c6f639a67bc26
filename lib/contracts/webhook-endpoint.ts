import { z } from 'zod'
import { forOperators } from '@/lib/contracts/for-operators'

/** Printable ASCII without a space at its ends, as a header or a secret can hold it. */
const secretText = (from: number) =>
  z
    .string()
    .min(from, { error: `Accepted are ${from} to 500 characters.` })
    .max(500, { error: `Accepted are ${from} to 500 characters.` })
    .regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/, {
      error: 'Accepted are printable ASCII characters, without a space at either end.',
    })

/** Headers that say something else already, or that anyone could know. */
const TAKEN_HEADERS = new Set([
  'host',
  'content-type',
  'content-length',
  'connection',
  'user-agent',
  'accept',
  'x-hub-signature-256',
  'x-360dialog-signature',
])

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, {
    error: 'Accepted is the name of an HTTP header.',
  })
  .refine((name) => !TAKEN_HEADERS.has(name.toLowerCase()), {
    error: 'This header has another use; choose another name, as Authorization.',
  })

/** `PATCH /webhook_endpoint`: what is given is set, `null` takes it away (contract 3). Secrets are never shown again. */
export const webhookEndpointChange = z.strictObject({
  verify_token: secretText(8).optional(),
  meta_app_secret: secretText(8).nullable().optional(),
  d360_platform_secret: secretText(8).nullable().optional(),
  static_header: z
    .strictObject({ name: headerName, value: secretText(8) })
    .nullable()
    .optional(),
})

/** `GET /webhook_endpoint`: where Meta and 360dialog send webhooks to, and whether they do. */
export const webhookEndpoint = z.object({
  url: forOperators(z.string()),
  /** What Meta asks for when the address is entered there. */
  verify_token: forOperators(z.string()),
  /** What proofs are set; a post needs one of them to be right. */
  proofs: z.object({
    meta_app_secret: z.boolean(),
    d360_platform_secret: z.boolean(),
    /** The header's name; null where none is set. */
    static_header: z.string().nullable(),
  }),
  /** Is what is forwarded signed? */
  has_forward_secret: z.boolean(),
  last_event_at: z.iso.datetime().nullable(),
  /** Posts that were not proven. Of their content nothing is kept. */
  rejected: z.object({
    count: z.int(),
    last_at: z.iso.datetime().nullable(),
    last_reason: z.string().nullable(),
  }),
})

/** `POST /webhook_endpoint/forward_secret`: a new one, shown this once. */
export const forwardSecret = z.object({ forward_secret: z.string() })

/** `POST /webhook_endpoint/test`: what the endpoint answered to a signed event that changes nothing. */
export const webhookTest = z.object({
  /** The answer's HTTP status: 200 where it was kept. */
  status: z.int(),
  /** The event in the ledger. */
  event_id: z.string().nullable(),
  reason: z.string().nullable(),
  took_ms: z.int(),
})

export type WebhookEndpointChange = z.output<typeof webhookEndpointChange>
export type WebhookEndpointView = z.output<typeof webhookEndpoint>
export type WebhookTest = z.output<typeof webhookTest>
export type ForwardSecret = z.output<typeof forwardSecret>
