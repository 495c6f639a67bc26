import { jsonLiteral as literal, PYTHON_WORDS } from '@/lib/domain/source-text/json-literal'
import { shellText } from '@/lib/domain/source-text/shell-text'

/** A send as a program of the partner's would make it. */
export interface SampleRequest {
  /** Where the gateway is, without a slash at its end. */
  origin: string
  message: Readonly<Record<string, unknown>>
  /** Goes into `X-Fairway-Campaign`. */
  campaign: string | null
}

export const SAMPLE_LANGUAGES = ['JSON', 'curl', 'Node', 'Python', 'Ruby'] as const

export type SampleLanguage = (typeof SAMPLE_LANGUAGES)[number]

/**
 * Source that sends a message to the gateway's `/messages` (contract 2), with nothing but what the language brings along; the JSON
 * is the body alone. The channel's key is read from the environment (`D360_API_KEY`), so that no sample holds a secret.
 */
export const REQUEST_SAMPLES: Readonly<Record<SampleLanguage, (request: SampleRequest) => string>> =
  {
    JSON: ({ message }) => JSON.stringify(message, null, 2),
    curl: ({ origin, message, campaign }) =>
      [
        `curl -i ${shellText(`${origin}/messages`)} \\`,
        '  -H "D360-API-KEY: $D360_API_KEY" \\',
        "  -H 'Content-Type: application/json' \\",
        ...(campaign === null ? [] : [`  -H ${shellText(`X-Fairway-Campaign: ${campaign}`)} \\`]),
        `  -d ${shellText(JSON.stringify(message, null, 2))}`,
      ].join('\n'),
    Node: ({
      origin,
      message,
      campaign,
    }) => `const response = await fetch(${literal(`${origin}/messages`)}, {
  method: 'POST',
  headers: {
    'D360-API-KEY': process.env.D360_API_KEY,
    'Content-Type': 'application/json',${campaignLine('    ', campaign, "'")}
  },
  body: JSON.stringify(${indented(literal(message), 2)}),
})
console.log(response.status, response.headers.get('x-fairway-route'), await response.json())`,
    Python: ({ origin, message, campaign }) => `import json, os, urllib.request

message = ${literal(message, PYTHON_WORDS)}
request = urllib.request.Request(
    ${literal(`${origin}/messages`)},
    data=json.dumps(message).encode(),
    headers={
        "D360-API-KEY": os.environ["D360_API_KEY"],
        "Content-Type": "application/json",${campaignLine('        ', campaign, '"')}
    },
)
with urllib.request.urlopen(request) as response:
    print(response.status, response.headers["x-fairway-route"], json.load(response))`,
    Ruby: ({ origin, message, campaign }) => `require "json"
require "net/http"

message = ${rubyLiteral(message)}
response = Net::HTTP.post(
  URI(${rubyLiteral(`${origin}/messages`)}),
  JSON.generate(message),
  "D360-API-KEY" => ENV.fetch("D360_API_KEY"),
  "Content-Type" => "application/json",${campaign === null ? '' : `\n  "X-Fairway-Campaign" => ${rubyLiteral(campaign)},`}
)
puts response.code, response["x-fairway-route"], response.body`,
  }

function campaignLine(indent: string, campaign: string | null, quote: string): string {
  return campaign === null
    ? ''
    : `\n${indent}${quote}X-Fairway-Campaign${quote}: ${literal(campaign)},`
}

/** Ruby would compute what follows a `#` in a text. */
function rubyLiteral(value: unknown): string {
  return literal(value, { null: 'nil' }).replaceAll('#', '\\#')
}

function indented(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`)
}
