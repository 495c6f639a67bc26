import { ACCOUNT } from '@/e2e/account'

/** Calls the Partner API as a partner's program does, and gives the answer's data; throws where it is refused. */
export async function partnerApi<Data>(method: string, path: string, body?: object): Promise<Data> {
  const response = await fetch(
    `${process.env.FAIRWAY_URL}/api/v2/partners/${ACCOUNT.partnerId}${path}`,
    {
      method,
      headers: { 'x-api-key': ACCOUNT.partnerApiKey, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    },
  )
  const { meta, data } = (await response.json()) as {
    meta: { developer_message: string }
    data: Data
  }
  if (!response.ok)
    throw new Error(`${method} ${path}: ${response.status} ${meta.developer_message}`)
  return data
}
