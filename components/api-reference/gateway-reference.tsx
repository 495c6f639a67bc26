import { CodeSamples } from '@/components/api-reference/code-samples'
import { FieldEntry } from '@/components/api-reference/field-entry'
import { InlineCode } from '@/components/api-reference/inline-code'
import { JsonExample } from '@/components/api-reference/json-example'
import { MethodBadge } from '@/components/api-reference/method-badge'
import { ReferencePart } from '@/components/api-reference/reference-part'
import { WARNING_WORDS } from '@/components/api-reference/warning-words'
import { FAILURE_WORDS } from '@/components/sending/failure-words'
import { REASON_WORDS } from '@/components/sending/reason-words'
import { PageHeader } from '@/components/shell/page-header'
import { CONFIRMED_POLICY } from '@/lib/domain/sending/confirmed-policy'
import { FAILURE_CLASSES } from '@/lib/domain/sending/failure-class'
import { DECISION_REASONS, SUPPRESSION_REASONS } from '@/lib/domain/sending/reasons'
import { REQUEST_SAMPLES } from '@/lib/domain/sending/request-samples'
import { WARNINGS } from '@/lib/domain/sending/warnings'

/** The gateway's own errors by name, as its table has them. */
export type GatewayErrors = Readonly<
  Record<string, { status: number; code: number; message: string }>
>

const MESSAGE = {
  messaging_product: 'whatsapp',
  to: '5521991112222',
  type: 'template',
  template: {
    name: 'spring_sale',
    language: { code: 'en' },
    components: [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Ana' },
          { type: 'text', text: '25%' },
        ],
      },
    ],
  },
}
const ACCEPTED = {
  messaging_product: 'whatsapp',
  contacts: [{ input: '5521991112222', wa_id: '5521991112222' }],
  messages: [
    {
      id: 'wamid.HBgNNTUyMTk5MTExMjIyMhUCABEYEkE5QjdDMDFGM0QyRTQ1Njc4OQA=',
      message_status: 'accepted',
    },
  ],
}
const DRY_RUN = {
  route: 'marketing_messages',
  reason: 'known_marketing',
  steps: [
    { way: 'marketing_messages', when: 'first' },
    { way: 'messages', when: 'any_failure' },
  ],
  warnings: [
    {
      code: 'no_click_events',
      text: 'message_activity_sharing is not set: 360dialog reports clicks only if it is true, Meta as the WABA is set.',
    },
  ],
}
const ERROR = {
  error: {
    message: '(#190) Invalid API key',
    type: 'FairwayError',
    code: 190,
    error_data: { details: 'The D360-API-KEY is unknown or revoked.' },
    fbtrace_id: '019aa2f4-6b1e-7c55-9d0a-3f2e8c7b6a51',
  },
}

/** How programs send: the gateway's two paths, headers, reasons and errors. */
export function GatewayReference({ origin, errors }: { origin: string; errors: GatewayErrors }) {
  const { curl, Node, Python } = REQUEST_SAMPLES
  const request = { origin, message: MESSAGE, campaign: 'spring-2026' }
  return (
    <>
      <PageHeader title="Gateway" above={{ href: '/docs/api', label: 'API reference' }}>
        A drop-in for 360dialog’s messaging API
      </PageHeader>
      <ReferencePart
        id="send"
        title="Send a message"
        beside={
          <CodeSamples
            what="Send a message"
            samples={{ curl: curl(request), Node: Node(request), Python: Python(request) }}
          />
        }
      >
        <p className="flex items-center gap-2">
          <MethodBadge method="POST" />
          <InlineCode>/messages</InlineCode>
          <span className="text-muted">routes: MM or Cloud</span>
        </p>
        <p className="flex items-center gap-2">
          <MethodBadge method="POST" />
          <InlineCode>/marketing_messages</InlineCode>
          <span className="text-muted">MM, without fallback</span>
        </p>
        <p className="text-muted text-pretty">
          The body is a message as Meta defines it: a JSON object in UTF-8, at most 1 MiB. Its bytes
          go on as they came, but for this: towards Cloud <InlineCode>product_policy</InlineCode>,{' '}
          <InlineCode>message_activity_sharing</InlineCode> and <InlineCode>bid_spec</InlineCode>{' '}
          are taken out; towards MM a missing <InlineCode>recipient_type</InlineCode> and the
          channel’s default for activity sharing are added. Any other path with a{' '}
          <InlineCode>D360-API-KEY</InlineCode> is passed through to the provider.
        </p>
        <dl className="flex flex-col divide-y">
          <FieldEntry
            name="D360-API-KEY"
            note="required"
            about="A key of the channel made here, or the channel’s own key at its provider where that is accepted."
          />
          <FieldEntry
            name="Content-Type"
            note="required"
            about={<InlineCode>application/json</InlineCode>}
          />
          <FieldEntry
            name="Idempotency-Key"
            type="string, 1 to 255 characters"
            note="optional"
            about="The same key and body give the first answer again."
          />
          <FieldEntry
            name="X-Fairway-Campaign"
            type="string, 1 to 100 characters"
            note="optional"
            about="The message’s campaign in statistics; without it, the template’s name. Never sent on."
          />
          <FieldEntry
            name="?dry_run"
            type="true | false"
            note="optional"
            about="Decides and says so; sends nothing."
          />
        </dl>
      </ReferencePart>
      <ReferencePart
        id="answer"
        title="What is answered"
        beside={
          <JsonExample title="Answer of the upstream" what="an accepted message" value={ACCEPTED} />
        }
      >
        <p className="text-muted text-pretty">
          One answer: status, content type and body of the attempt that answers you, byte for byte.
          Headers say how it came about:
        </p>
        <dl className="flex flex-col divide-y">
          <FieldEntry
            name="x-fairway-trace"
            about="On every answer. Finds the message on the Activity page and in GET /messages/{id} of the Partner API."
          />
          <FieldEntry
            name="x-fairway-route"
            type="marketing_messages | messages"
            about="The way last attempted."
          />
          <FieldEntry
            name="x-fairway-reason"
            type="a reason"
            about={
              <>
                Why the plan was made. It never changes afterwards. See{' '}
                <a href="#reasons" className="text-ink underline underline-offset-2">
                  Reasons
                </a>
                .
              </>
            }
          />
          <FieldEntry name="x-fairway-attempts" type="0 | 1 | 2" about="How many were made." />
          <FieldEntry
            name="x-fairway-fallback"
            type="code or class"
            about={
              <>
                Only where an attempt was swallowed: its Graph code, else its class. See{' '}
                <a href="#failures" className="text-ink underline underline-offset-2">
                  Failures and fallback
                </a>
                .
              </>
            }
          />
          <FieldEntry
            name="x-fairway-replayed"
            type="true"
            about="The stored answer to an Idempotency-Key."
          />
          <FieldEntry
            name="x-fairway-log"
            type="spooled"
            about="The message was sent, and its log row follows when the database is back."
          />
        </dl>
      </ReferencePart>
      <ReferencePart
        id="dry-run"
        title="Dry run"
        beside={<JsonExample title="Answer 200" what="a dry run" value={DRY_RUN} />}
      >
        <p className="text-muted text-pretty">
          <InlineCode>?dry_run=true</InlineCode> answers what the same request would do now, from
          the same code: way, reason, the plan’s steps, and warnings. It sends nothing, waits for
          nothing, and takes nothing from a rate limit.
        </p>
      </ReferencePart>
      <ReferencePart id="idempotency" title="Idempotency">
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-muted text-pretty">
          <li>
            A key holds for one channel and one path, for 24 hours, and is kept before the first
            attempt.
          </li>
          <li>
            The same body again: the stored answer with{' '}
            <InlineCode>x-fairway-replayed: true</InlineCode>. Another body: 422. The first still
            running: 409.
          </li>
          <li>
            The gateway’s own 4xx, 429, 502 and 503 free the key: nothing was sent, so send again
            with the same key.
          </li>
          <li>
            Where the process died under a key, the answer is 504{' '}
            <InlineCode>unknown_outcome</InlineCode>, and it is never sent again.
          </li>
        </ul>
      </ReferencePart>
      <ReferencePart id="reasons" title="Reasons">
        <p className="text-muted text-pretty">
          The first row that fits makes the plan. None of these is a failure.
        </p>
        <dl className="flex flex-col divide-y">
          {[...DECISION_REASONS, ...SUPPRESSION_REASONS].map((code) => (
            <FieldEntry
              key={code}
              name={code}
              type={REASON_WORDS[code].name}
              about={REASON_WORDS[code].says}
            />
          ))}
        </dl>
      </ReferencePart>
      <ReferencePart id="failures" title="Failures and fallback">
        <p className="text-muted text-pretty">
          What a failed MM attempt means; the first that fits counts, and what Meta says comes
          before the HTTP status. Under the policy{' '}
          <b className="font-medium text-ink">documented</b> every failure goes on by Cloud. Under{' '}
          <b className="font-medium text-ink">confirmed</b>:
        </p>
        <dl className="flex flex-col divide-y">
          {FAILURE_CLASSES.map((code) => (
            <FieldEntry
              key={code}
              name={code}
              type={CONFIRMED_POLICY[code].cloud ? 'goes on by Cloud' : 'you get MM’s answer'}
              about={FAILURE_WORDS[code]}
            />
          ))}
        </dl>
      </ReferencePart>
      <ReferencePart id="warnings" title="Warnings">
        <p className="text-muted text-pretty">
          They come with a dry run and with the trace of a message. They stop nothing.
        </p>
        <dl className="flex flex-col divide-y">
          {WARNINGS.map((code) => (
            <FieldEntry key={code} name={code} about={WARNING_WORDS[code]} />
          ))}
        </dl>
      </ReferencePart>
      <ReferencePart
        id="errors"
        title="Errors of the gateway"
        beside={<JsonExample title="Answer 401" what="an unknown key" value={ERROR} />}
      >
        <p className="text-muted text-pretty">
          Shaped as Graph’s, with the type <InlineCode>FairwayError</InlineCode>;{' '}
          <InlineCode>details</InlineCode> says what was wrong and what is accepted. An error of
          another type is the upstream’s.
        </p>
        <dl className="flex flex-col divide-y">
          {Object.entries(errors).map(([name, { status, code, message }]) => (
            <FieldEntry
              key={name}
              name={name}
              type={`HTTP ${status} · ${code}`}
              about={`${message}.`}
            />
          ))}
        </dl>
      </ReferencePart>
    </>
  )
}
