import { jsonLiteral, PYTHON_WORDS } from '@/lib/domain/source-text/json-literal'
import { shellText } from '@/lib/domain/source-text/shell-text'

/** A call of the Partner API as a program would make it. */
export interface SampleCall {
  method: string
  url: string
  /** A file of CSV is read from the disk. */
  body: { json: unknown } | { csvFile: string } | null
  /** What is answered is a file, not JSON. */
  answersFile: boolean
}

export type CallLanguage = 'curl' | 'Node' | 'Python'

/** Source that makes a call with nothing but what the language brings along. The key is read from the environment (`FAIRWAY_API_KEY`). */
export const CALL_SAMPLES: Readonly<Record<CallLanguage, (call: SampleCall) => string>> = {
  curl: ({ method, url, body, answersFile }) =>
    [
      `curl -sS${answersFile ? 'O' : ''} ${method === 'GET' ? '' : `-X ${method} `}${shellText(url)}`,
      '  -H "X-API-Key: $FAIRWAY_API_KEY"',
      ...(body ? [`  -H 'Content-Type: ${typeOf(body)}'`, `  ${bodyOption(body)}`] : []),
    ].join(' \\\n'),
  Node: ({
    method,
    url,
    body,
    answersFile,
  }) => `${body && 'csvFile' in body ? "import { readFile } from 'node:fs/promises'\n\n" : ''}const response = await fetch(${jsonLiteral(url)}, {
  method: '${method}',
  headers: {
    'X-API-Key': process.env.FAIRWAY_API_KEY,${body ? `\n    'Content-Type': '${typeOf(body)}',` : ''}
  },${nodeBody(body)}
})
console.log(response.status, await response.${answersFile ? 'text' : 'json'}())`,
  Python: ({ method, url, body, answersFile }) => `import json, os, urllib.request

request = urllib.request.Request(
    ${jsonLiteral(url)},
    method="${method}",${pythonBody(body)}
    headers={
        "X-API-Key": os.environ["FAIRWAY_API_KEY"],${body ? `\n        "Content-Type": "${typeOf(body)}",` : ''}
    },
)
with urllib.request.urlopen(request) as response:
    print(response.status, ${answersFile ? 'response.read().decode()' : 'json.load(response)'})`,
}

type Body = NonNullable<SampleCall['body']>

function typeOf(body: Body): string {
  return 'json' in body ? 'application/json' : 'text/csv'
}

function bodyOption(body: Body): string {
  return 'json' in body
    ? `-d ${shellText(JSON.stringify(body.json, null, 2))}`
    : `--data-binary @${body.csvFile}`
}

function nodeBody(body: SampleCall['body']): string {
  if (!body) return ''
  return `\n  body: ${'json' in body ? `JSON.stringify(${indented(jsonLiteral(body.json), 2)})` : `await readFile('${body.csvFile}')`},`
}

function pythonBody(body: SampleCall['body']): string {
  if (!body) return ''
  return `\n    data=${'json' in body ? `json.dumps(${indented(jsonLiteral(body.json, PYTHON_WORDS), 4)}).encode()` : `open("${body.csvFile}", "rb").read()`},`
}

function indented(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`)
}
