import { randomInt } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Call } from '@/sandbox/call'
import { graphError } from '@/sandbox/graph-error'
import { graphParameters } from '@/sandbox/graph-parameters'
import type { GraphError } from '@/sandbox/outcome'
import { webAddress } from '@/sandbox/webhooks/read-webhook-change'
import type { WebClient } from '@/sandbox/webhooks/web-client'
import { writeFailure, writeJson } from '@/sandbox/write-answer'

const invalid = (details: string) => graphError(100, { details })

/** `GET /{version}/{waba_id}/subscribed_apps`: the one app there is, with the WABA's own webhook address. */
export function getSubscribedApps({ state, response }: Call, wabaId: string): void {
  const url = state.webhooks.wabaUrl(wabaId)
  writeJson(response, 'graph', 200, {
    data: [
      {
        whatsapp_business_api_data: {
          id: '670843887433847',
          name: 'Sandbox app',
          link: 'https://www.facebook.com/games/?app_id=670843887433847',
        },
        ...(url !== undefined && { override_callback_uri: url }),
      },
    ],
  })
}

/** `POST /{version}/{waba_id}/subscribed_apps`: with `override_callback_uri` and `verify_token` once that address has answered the handshake, else without one. */
export async function postSubscribedApps(call: Call, wabaId: string): Promise<void> {
  const {
    state: { webhooks },
    response,
  } = call
  const given = await graphParameters(call)
  const url = given.get('override_callback_uri')
  const token = given.get('verify_token')
  const refusal = await refused(webhooks.client, url, token)
  if (refusal) return writeFailure(response, refusal, 'graph')
  webhooks.setWabaUrl(wabaId, url)
  writeJson(response, 'graph', 200, { success: true })
}

/** `DELETE /{version}/{waba_id}/subscribed_apps`. */
export function deleteSubscribedApps({ state, response }: Call, wabaId: string): void {
  state.webhooks.setWabaUrl(wabaId, undefined)
  writeJson(response, 'graph', 200, { success: true })
}

/** Meta's refusal of an address; `undefined` when it may be used. */
async function refused(
  client: WebClient,
  url: string | undefined,
  token: string | undefined,
): Promise<GraphError | undefined> {
  if (url === undefined && token === undefined) return undefined
  if (url === undefined || !webAddress.fits(url))
    return invalid(`override_callback_uri must be ${webAddress.accepts}.`)
  if (!token) return invalid('The parameter verify_token is required.')
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000))
  const asked = new URL(url)
  for (const [name, value] of [
    ['hub.mode', 'subscribe'],
    ['hub.challenge', challenge],
    ['hub.verify_token', token],
  ] as const) {
    asked.searchParams.append(name, value)
  }
  const answer = await client.get(asked.href)
  if (answer?.http === 200 && answer.text === challenge) return undefined
  const why = !answer
    ? 'no answer'
    : answer.http === 200
      ? 'the answer is not the challenge'
      : `HTTP Status Code = ${answer.http}; HTTP Message = ${STATUS_CODES[answer.http] ?? ''}`
  return graphError(2200, {
    message: `(#2200) Callback verification failed with the following errors: ${why}`,
  })
}
