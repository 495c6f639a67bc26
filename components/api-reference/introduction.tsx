import Link from 'next/link'
import { ROLE_WORDS } from '@/components/accounts/role-words'
import { CALL_SAMPLES } from '@/components/api-reference/call-samples'
import { CodeSamples } from '@/components/api-reference/code-samples'
import { FieldEntry } from '@/components/api-reference/field-entry'
import { InlineCode } from '@/components/api-reference/inline-code'
import { JsonExample } from '@/components/api-reference/json-example'
import { ReferencePart } from '@/components/api-reference/reference-part'
import type { Reader } from '@/components/api-reference/sample-call'
import { PageHeader } from '@/components/shell/page-header'
import { CodeBlock } from '@/components/ui/code-block'
import { ROLES } from '@/lib/domain/accounts/role'

const META = {
  success: true,
  http_code: 200,
  developer_message: 'OK',
  '360dialog_trace_id': '019aa2f4-6b1e-7c55-9d0a-3f2e8c7b6a51',
}
const REFUSAL = {
  meta: { ...META, success: false, http_code: 422, developer_message: 'The request does not fit.' },
  status_code: 422,
  data: { issues: [{ path: 'client_id', message: 'There is no client p9RtzaPq2cCL.' }] },
}

/** What holds for all of the API: its parts, keys, answers and lists. */
export function Introduction({ reader: { origin, partnerId } }: { reader: Reader }) {
  const url = `${origin}/api/v2/partners/${partnerId ?? 'YOUR_PARTNER_ID'}/channels?${new URLSearchParams({ limit: '50', sort: '-created_at', filters: '{"override":"off"}' })}`
  const call = { method: 'GET', url, body: null, answersFile: false }
  return (
    <>
      <PageHeader title="API reference">
        {partnerId ? (
          <>
            Samples carry your address and your partner id, <InlineCode>{partnerId}</InlineCode>.
          </>
        ) : (
          <>
            Samples carry this server’s address.{' '}
            <Link
              href="/sign-in?callbackUrl=/docs/api"
              className="text-ink underline underline-offset-2"
            >
              Sign in
            </Link>{' '}
            to have your partner id in them.
          </>
        )}
      </PageHeader>
      <ReferencePart
        id="parts"
        title="Three parts"
        beside={<CodeBlock text={origin} what="base URL" />}
      >
        <dl className="flex flex-col divide-y">
          <FieldEntry
            name="Gateway"
            about={
              <>
                Sends messages: change the base URL of your 360dialog calls and nothing else.{' '}
                <Link href="/docs/api/gateway" className="text-ink underline underline-offset-2">
                  Gateway
                </Link>
              </>
            }
          />
          <FieldEntry
            name="Partner API"
            about={
              <>
                Manages channels, routing, templates, statistics and people, below{' '}
                <InlineCode>/api/v2/partners/{'{partner_id}'}</InlineCode>; the sections beside
                this.
              </>
            }
          />
          <FieldEntry
            name="Webhooks"
            about={
              <>
                What comes in from Meta and 360dialog, and what goes on to your systems.{' '}
                <Link href="/docs/api/webhooks" className="text-ink underline underline-offset-2">
                  Webhooks
                </Link>
              </>
            }
          />
        </dl>
      </ReferencePart>
      <ReferencePart
        id="keys"
        title="Keys and roles"
        beside={
          <CodeSamples
            what="A first call"
            samples={Object.fromEntries(
              Object.entries(CALL_SAMPLES).map(([language, sample]) => [language, sample(call)]),
            )}
          />
        }
      >
        <p className="text-muted text-pretty">
          The gateway takes a channel’s key in <InlineCode>D360-API-KEY</InlineCode>. The Partner
          API takes a partner’s key in <InlineCode>X-API-Key</InlineCode> or{' '}
          <InlineCode>Authorization: Bearer</InlineCode>, or the hub’s session. A partner’s key may
          do everything; a person what their role may:
        </p>
        <dl className="flex flex-col divide-y">
          {ROLES.map((role) => (
            <FieldEntry key={role} name={role} about={ROLE_WORDS[role].may} />
          ))}
        </dl>
      </ReferencePart>
      <ReferencePart
        id="answers"
        title="Answers and refusals"
        beside={
          <>
            <JsonExample
              title="An answer"
              what="the envelope"
              value={{ meta: META, status_code: 200, data: {} }}
            />
            <JsonExample title="A refusal" what="the envelope" value={REFUSAL} />
          </>
        }
      >
        <p className="text-muted text-pretty">
          Every answer of the Partner API has the envelope that 360dialog’s has; on the pages that
          follow, “Answer” lists what is in <InlineCode>data</InlineCode>. A refusal says why in{' '}
          <InlineCode>developer_message</InlineCode>, and a request that does not fit names each
          field in <InlineCode>data.issues</InlineCode>. Quote the{' '}
          <InlineCode>360dialog_trace_id</InlineCode> when you ask for help.
        </p>
      </ReferencePart>
      <ReferencePart id="lists" title="Lists">
        <dl className="flex flex-col divide-y">
          <FieldEntry
            name="limit"
            type="integer, 1 to 100"
            note="default 20"
            about="The most items in the answer."
          />
          <FieldEntry
            name="offset"
            type="integer, 0 or more"
            note="default 0"
            about="So many are left out before the first; total says how many there are."
          />
          <FieldEntry
            name="sort"
            type="fields"
            about={
              <>
                With commas between them, <InlineCode>-</InlineCode> before one for descending.
              </>
            }
          />
          <FieldEntry
            name="filters"
            type="JSON object"
            about="What all of its keys ask for must hold. A key that the list does not know is refused."
          />
        </dl>
      </ReferencePart>
      <ReferencePart
        id="document"
        title="OpenAPI document"
        beside={
          <CodeBlock
            text={`${origin}/api/v2/openapi.json`}
            what="address of the OpenAPI document"
          />
        }
      >
        <p className="text-muted text-pretty">
          The pages of the Partner API are made from an{' '}
          <a href="/api/v2/openapi.json" className="text-ink underline underline-offset-2">
            OpenAPI 3.1 document
          </a>
          , which is made from the definitions that route and check each request. Generate a client
          from it.
        </p>
      </ReferencePart>
    </>
  )
}
