/**
 * What a provider says of a request it refused, for a person to read (domain fact: Meta, error codes): the words it meant
 * for one (`error_user_title`, `error_user_msg`) before its message and details, 360dialog's `developer_message`, or the text as it is.
 */
export function refusalWords(body: string): string {
  const error = errorIn(body)
  const data = fieldsOf(error.error_data)
  const said = [error.error_user_title, error.error_user_msg, error.message, data.details].filter(
    (part): part is string => typeof part === 'string' && part !== '',
  )
  const words =
    said.length > 0 ? [...new Set(said)].map((part) => part.replace(/\.$/, '')).join('. ') : body
  return words.replace(/\s+/g, ' ').trim().slice(0, LONGEST) || 'nothing'
}

const LONGEST = 500

type Fields = Record<string, unknown>

function errorIn(body: string): Fields {
  let json: Fields
  try {
    json = fieldsOf(JSON.parse(body))
  } catch {
    return {}
  }
  const found =
    json.error ??
    fieldsOf(json.detail).error ??
    json.detail ??
    fieldsOf(json.meta).developer_message
  return typeof found === 'string' ? { message: found } : fieldsOf(found)
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
