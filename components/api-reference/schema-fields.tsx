import { FieldEntry } from '@/components/api-reference/field-entry'
import { schemaWords } from '@/components/api-reference/schema-words'
import { Disclosure } from '@/components/ui/disclosure'
import type { JsonSchema } from '@/lib/contracts/api-document'

/** The fields of an object, each with what it takes; the fields of an object inside behind a click. `optionals`: what may be left out is said. */
export function SchemaFields({
  schema,
  optionals = false,
}: {
  schema: JsonSchema
  optionals?: boolean
}) {
  const required = schema.required ?? []
  return (
    <dl className="flex flex-col divide-y">
      {Object.entries(schema.properties ?? {}).map(([name, field]) => {
        const inner = objectIn(field)
        const optional = optionals && !required.includes(name)
        return (
          <FieldEntry
            key={name}
            name={name}
            type={schemaWords(field)}
            note={optional ? optionalWords(field) : null}
            about={field.description}
          >
            {inner && (
              <Disclosure summary={`Fields of ${name}`}>
                <div className="border-l pl-3">
                  <SchemaFields schema={inner} optionals={optionals} />
                </div>
              </Disclosure>
            )}
          </FieldEntry>
        )
      })}
    </dl>
  )
}

function optionalWords({ default: preset }: JsonSchema): string {
  return preset === undefined ? 'optional' : `default ${JSON.stringify(preset)}`
}

/** The object with named fields that a value is or holds; null where there is none. */
function objectIn(schema: JsonSchema): JsonSchema | null {
  const { items, anyOf, oneOf, additionalProperties } = schema
  if (schema.properties) return schema
  if (items) return objectIn(items)
  if (typeof additionalProperties === 'object') return objectIn(additionalProperties)
  return (anyOf ?? oneOf ?? []).map(objectIn).find((found) => found !== null) ?? null
}
