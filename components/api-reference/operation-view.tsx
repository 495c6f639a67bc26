import type { ReactNode } from 'react'
import type { SectionOperation } from '@/components/api-reference/api-sections'
import { CALL_SAMPLES } from '@/components/api-reference/call-samples'
import { CodeSamples } from '@/components/api-reference/code-samples'
import { FieldEntry } from '@/components/api-reference/field-entry'
import { InlineCode } from '@/components/api-reference/inline-code'
import { JsonExample } from '@/components/api-reference/json-example'
import { MethodBadge } from '@/components/api-reference/method-badge'
import { ReferencePart } from '@/components/api-reference/reference-part'
import { type Reader, sampleCall } from '@/components/api-reference/sample-call'
import { SchemaFields } from '@/components/api-reference/schema-fields'
import { schemaWords } from '@/components/api-reference/schema-words'
import { Badge } from '@/components/ui/badge'
import type { ApiParameter, JsonSchema } from '@/lib/contracts/api-document'

/** One endpoint: who may call it, what it takes, what it answers, and a call to copy. */
export function OperationView({
  operation,
  reader,
}: {
  operation: SectionOperation
  reader: Reader
}) {
  const { operationId, method, path, summary, parameters, requestBody, responses } = operation
  const call = sampleCall(operation, reader)
  const [[status, success] = [], ...problems] = Object.entries(responses).sort(
    ([a], [b]) => Number(a) - Number(b),
  )
  const json = success?.content['application/json']
  const bodySchema = requestBody?.content['application/json']?.schema
  const given = parameters.filter(({ name }) => name !== 'partner_id')
  return (
    <ReferencePart
      id={operationId}
      title={summary}
      beside={
        <>
          <CodeSamples
            what={summary}
            samples={Object.fromEntries(
              Object.entries(CALL_SAMPLES).map(([language, sample]) => [language, sample(call)]),
            )}
          />
          {json && <JsonExample title={`Answer ${status}`} what={summary} value={json.example} />}
        </>
      }
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <MethodBadge method={method} />
        <code className="min-w-0 font-mono text-xs break-all">/api/v2{path}</code>
        <Badge>
          {operation['x-least-role'] === 'owner' ? 'owner' : `${operation['x-least-role']} and up`}
        </Badge>
      </p>
      {given.length > 0 && (
        <Part title="Parameters">
          <dl className="flex flex-col divide-y">
            {given.map((one) => (
              <Parameter key={one.name} parameter={one} />
            ))}
          </dl>
        </Part>
      )}
      {requestBody && (
        <Part title="Body">
          {bodySchema ? (
            <Fields schema={bodySchema} optionals />
          ) : (
            <p className="text-muted">
              A file of CSV, <code className="font-mono text-xs">text/csv</code>.
            </p>
          )}
        </Part>
      )}
      <Part title={`Answer ${status}`}>
        {json ? (
          <Fields schema={json.schema.properties?.data ?? {}} />
        ) : (
          <p className="text-muted">A file of CSV, with a row for each.</p>
        )}
      </Part>
      <Part title="Refusals">
        <dl className="flex flex-col gap-1">
          {problems.map(([code, { description }]) => (
            <div key={code} className="flex gap-2">
              <dt className="font-mono text-xs leading-5">{code}</dt>
              <dd className="text-muted">{description}</dd>
            </div>
          ))}
        </dl>
      </Part>
    </ReferencePart>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium">{title}</h3>
      {children}
    </div>
  )
}

/** What a list says of itself, on every list alike ("Start here" explains it). */
const OF_LISTS = new Set(['count', 'total', 'limit', 'offset', 'sort', 'filters'])

function Fields({ schema, optionals }: { schema: JsonSchema; optionals?: boolean }) {
  const shown = schema.properties
    ? schema
    : (schema.anyOf ?? []).find(({ properties }) => properties)
  const [[name, items] = []] = Object.entries(shown?.properties ?? {}).filter(
    ([field]) => !OF_LISTS.has(field),
  )
  if (!shown) return <p className="text-muted">{schemaWords(schema)}</p>
  if (shown.properties?.total && items?.items?.properties) {
    return (
      <>
        <p className="text-muted">
          A list; each of <InlineCode>{name}</InlineCode> has
        </p>
        <SchemaFields schema={items.items} />
      </>
    )
  }
  return (
    <>
      {shown !== schema && <p className="text-muted">{schemaWords(schema)}</p>}
      <SchemaFields schema={shown} optionals={optionals} />
    </>
  )
}

function Parameter({ parameter }: { parameter: ApiParameter }) {
  const { name, in: place, required, schema, content } = parameter
  const shape = content?.['application/json']?.schema ?? schema ?? {}
  return (
    <FieldEntry
      name={name}
      type={typeOf(parameter)}
      note={place === 'path' ? 'in the path' : required ? 'required' : null}
      about={shape.description}
    >
      {content && (
        <div className="border-l pl-3">
          <SchemaFields schema={shape} />
        </div>
      )}
    </FieldEntry>
  )
}

/** Of the fields to sort by only the names: what a `-` before one does, the description says. */
function typeOf({ style, schema = {}, content }: ApiParameter): string {
  if (content) return 'JSON object'
  const choices = style === 'form' ? schema.items?.enum?.map(String) : undefined
  return choices
    ? choices.filter((choice) => !choice.startsWith('-')).join(', ')
    : schemaWords(schema)
}
