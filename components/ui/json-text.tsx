/** A name before its colon; a text; anything else up to the next of these. */
const TOKEN = /("(?:[^"\\]|\\.)*")(?=:)|[^"]+|"(?:[^"\\]|\\.)*"/g

/** A JSON value to be read: indented, the names of fields quieter than their values. */
export function JsonText({ value }: { value: unknown }) {
  const tokens = [...JSON.stringify(value, null, 2).matchAll(TOKEN)]
  return (
    <pre className="font-mono text-xs leading-5 break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
      {tokens.map(([text, name], index) =>
        name === undefined ? (
          text
        ) : (
          <span key={index} className="text-muted">
            {text}
          </span>
        ),
      )}
    </pre>
  )
}
