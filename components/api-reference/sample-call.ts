import type { SectionOperation } from '@/components/api-reference/api-sections'
import type { SampleCall } from '@/components/api-reference/call-samples'

/** Who reads the reference: the address they reached it by, and their partner's id where they are signed in. */
export interface Reader {
  origin: string
  partnerId: string | null
}

/** The call that shows an operation: with the reader's own address and partner, and the document's examples for all else that it needs. */
export function sampleCall(
  { method, path, parameters, requestBody, responses }: SectionOperation,
  { origin, partnerId }: Reader,
): SampleCall {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    if (name === 'partner_id') return partnerId ?? 'YOUR_PARTNER_ID'
    return encodeURIComponent(
      String(parameters.find((one) => one.in === 'path' && one.name === name)?.example ?? name),
    )
  })
  const json = requestBody?.content['application/json']
  const body = json ? { json: json.example } : requestBody ? { csvFile: 'channels.csv' } : null
  const answersFile = Object.entries(responses).some(
    ([status, { content }]) => Number(status) < 300 && content['text/csv'] !== undefined,
  )
  return { method, url: `${origin}/api/v2${filled}`, body, answersFile }
}
