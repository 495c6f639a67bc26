import { CodeSamples } from '@/components/api-reference/code-samples'
import { FieldEntry } from '@/components/api-reference/field-entry'
import { InlineCode } from '@/components/api-reference/inline-code'
import { JsonExample } from '@/components/api-reference/json-example'
import { MethodBadge } from '@/components/api-reference/method-badge'
import { ReferencePart } from '@/components/api-reference/reference-part'
import { VERIFY_SAMPLES } from '@/components/api-reference/verify-samples'
import { PageHeader } from '@/components/shell/page-header'

const METADATA = { display_phone_number: '5511987654321', phone_number_id: '106540352242922' }
const change = (field: string, value: unknown) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '980198427658004', changes: [{ field, value }] }],
})
const STATUS = change('messages', {
  messaging_product: 'whatsapp',
  metadata: METADATA,
  statuses: [
    {
      id: 'wamid.HBgNNTUyMTk5MTExMjIyMhUCABEYEkE5QjdDMDFGM0QyRTQ1Njc4OQA=',
      status: 'delivered',
      timestamp: '1795176000',
      recipient_id: '5521991112222',
      pricing: {
        billable: true,
        pricing_model: 'PMP',
        category: 'marketing_lite',
        type: 'regular',
      },
    },
  ],
})
const CLICK = change('messages', {
  messaging_product: 'whatsapp',
  metadata: METADATA,
  user_actions: [
    {
      timestamp: '1795176060',
      action_type: 'marketing_messages_link_click',
      marketing_messages_link_click_data: {
        click_id: 'c1a9',
        click_component: 'cta',
        tracking_token: 'tt81',
      },
    },
  ],
})

const EFFECTS: readonly (readonly [event: string, effect: string])[] = [
  [
    'statuses[]',
    'The message’s state, never backwards: sent, delivered, read, failed; what it is billed as; the counters.',
  ],
  [
    'user_actions[]: marketing_messages_link_click',
    'A click of the channel. The same click_id counts once.',
  ],
  ['user_actions[]: others', 'Counted apart, never as clicks.'],
  [
    'account_update: MM_LITE_TERMS_SIGNED',
    'The WABA is onboarded and goes by MM at once; onboarding links of its client accept.',
  ],
  [
    'account_update: others',
    'Deleted, removed, restricted, disabled, offboarded: eligibility ends. Reinstated, reconnected: it returns. The latest counts.',
  ],
  [
    'template_category_update',
    'The template’s category at once; with correct_category only a notice of what is to come.',
  ],
  ['message_template_status_update', 'The template’s category, where it carries one.'],
  ['user_preferences', 'The WABA’s opt-out list: stop, resume.'],
  ['messages[]', 'Forwarded, not kept: the ledger holds type, id and time.'],
]

/** Webhook formats: what comes in and what it changes, what goes on and how it is verified. */
export function WebhookReference({ origin }: { origin: string }) {
  return (
    <>
      <PageHeader title="Webhooks" above={{ href: '/docs/api', label: 'API reference' }}>
        What comes in from Meta and 360dialog, and what goes on to you
      </PageHeader>
      <ReferencePart
        id="in"
        title="Webhooks in"
        beside={<JsonExample title="A status" what="what comes in" value={STATUS} />}
      >
        <p className="flex min-w-0 items-center gap-2">
          <MethodBadge method="POST" />
          <InlineCode>
            {origin}/webhooks/{'{endpoint_id}'}
          </InlineCode>
        </p>
        <p className="text-muted text-pretty">
          One address for each partner, for Meta’s and 360dialog’s posts alike;{' '}
          <InlineCode>GET /webhook_endpoint</InlineCode> of the Partner API and the Integration page
          tell it. A <InlineCode>GET</InlineCode> with <InlineCode>hub.mode=subscribe</InlineCode>{' '}
          and the right <InlineCode>hub.verify_token</InlineCode> is answered with the challenge,
          else 403.
        </p>
        <dl className="flex flex-col divide-y">
          <FieldEntry
            name="200"
            about="It is committed. Also where its shape is not known (kept as quarantined) or its number is not yours (kept as unassigned); both can be replayed."
          />
          <FieldEntry
            name="401"
            about="No proof holds. Nothing is stored; the rejection is counted with its reason."
          />
          <FieldEntry name="413" about="The body is over 3 MiB." />
          <FieldEntry name="503" about="The database is away. Meta and 360dialog send it again." />
        </dl>
        <p className="text-muted text-pretty">
          Repeated and late events change nothing that is counted already.
        </p>
      </ReferencePart>
      <ReferencePart id="proof" title="Proof of the sender">
        <p className="text-muted text-pretty">
          Any one of these must hold over the raw bytes. The secrets are set on the Integration
          page.
        </p>
        <dl className="flex flex-col divide-y">
          <FieldEntry
            name="X-Hub-Signature-256"
            about={
              <>
                <InlineCode>sha256=</InlineCode> and the hex of the HMAC-SHA256 by the Meta app’s
                secret.
              </>
            }
          />
          <FieldEntry
            name="x-360dialog-signature"
            about="The HMAC-SHA256 by the platform secret, in hex or base64."
          />
          <FieldEntry
            name="a static header"
            about="A name and value of your choice, set at 360dialog."
          />
        </dl>
      </ReferencePart>
      <ReferencePart
        id="effects"
        title="What each event changes"
        beside={<JsonExample title="A click" what="what comes in" value={CLICK} />}
      >
        <dl className="flex flex-col divide-y">
          {EFFECTS.map(([event, effect]) => (
            <FieldEntry key={event} name={event} about={effect} />
          ))}
        </dl>
      </ReferencePart>
      <ReferencePart id="forwarding" title="Forwarding">
        <p className="text-muted text-pretty">
          A channel’s <InlineCode>forward_url</InlineCode> gets every post that concerns it, at
          least once: as it came, with the sender’s signature header, where all of it is that
          channel’s; else a body with only its changes. What concerns a WABA goes to each of its
          channels. Answer 2xx within 15 seconds. Else it is tried again, with growing waits, for
          seven days; 410 ends that at once.
        </p>
        <dl className="flex flex-col divide-y">
          <FieldEntry
            name="webhook-id"
            about="The same at every attempt: what you have handled already, you can leave out."
          />
          <FieldEntry name="webhook-timestamp" about="When the attempt was made, in seconds." />
          <FieldEntry
            name="webhook-signature"
            about="v1, and the base64 of the HMAC-SHA256 over id, timestamp and body with dots between them."
          />
          <FieldEntry
            name="x-fairway-billed"
            type="marketing_lite | marketing | mixed | none"
            about="What the statuses in it are billed as."
          />
        </dl>
      </ReferencePart>
      <ReferencePart
        id="verify"
        title="Verify what is forwarded"
        beside={<CodeSamples what="Verify a forwarded webhook" samples={VERIFY_SAMPLES} />}
      >
        <p className="text-muted text-pretty">
          As{' '}
          <a
            href="https://www.standardwebhooks.com"
            className="text-ink underline underline-offset-2"
          >
            Standard Webhooks
          </a>{' '}
          says, so its libraries do it too. The secret (<InlineCode>whsec_…</InlineCode>) is made on
          the Integration page and shown once. Check the raw bytes, before anything parses them.
        </p>
      </ReferencePart>
    </>
  )
}
