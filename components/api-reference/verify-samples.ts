/**
 * Source that checks a forwarded webhook (contract 4.2), with nothing but what the language brings along: a function of the headers (names in
 * lower case), the raw body and the secret that throws where the post is not Fairway's, or is older than five minutes.
 */
export const VERIFY_SAMPLES = {
  Node: `import { createHmac, timingSafeEqual } from 'node:crypto'

export function verify(headers, rawBody, secret) {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) throw new Error('Too old')
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const right = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\`).update(rawBody).digest()
  const given = Buffer.from(headers['webhook-signature'].replace(/^v1,/, ''), 'base64')
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Error('Wrong signature')
}`,
  Python: `import base64, hashlib, hmac, time

def verify(headers, raw_body, secret):
    id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > 300:
        raise ValueError("Too old")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = hmac.new(key, f"{id}.{timestamp}.".encode() + raw_body, hashlib.sha256).digest()
    given = base64.b64decode(headers["webhook-signature"].removeprefix("v1,"))
    if not hmac.compare_digest(given, right):
        raise ValueError("Wrong signature")`,
}
