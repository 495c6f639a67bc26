import type { Call } from '@/sandbox/call'
import { readBody } from '@/sandbox/read-body'
import { accountEvent } from '@/sandbox/webhooks/account-events'

const BODY_LIMIT = 4 * 1024

/**
 * Plays `/_sandbox/terms`, in place of the hosted page on which a business accepts the terms of the MM API: for the portfolio
 * of `waba_id`, else of the one that is chosen there. Accepting onboards its WABAs and sends `MM_LITE_TERMS_SIGNED` of each.
 */
export async function handleTerms({
  state: { accounts, webhooks },
  request,
  response,
  query,
}: Call): Promise<void> {
  const write = (http: number, html: string) => {
    response.writeHead(http, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    })
    response.end(page(html))
  }
  const accepts = request.method === 'POST'
  if (!accepts && request.method !== 'GET')
    return write(405, '<p>GET shows the terms, POST accepts them.</p>')
  const parameters = accepts
    ? new URLSearchParams(String((await readBody(request, BODY_LIMIT)) ?? ''))
    : query
  const wabaId = parameters.get('waba_id')
  if (wabaId === null && !accepts)
    return write(200, choice(accounts.wabaIds().map((id) => accounts.portfolioOf(id))))
  if (!/^\d+$/.test(wabaId ?? '')) return write(400, '<p>waba_id must be a text of digits.</p>')

  const portfolio = accounts.portfolioOf(wabaId!)
  const status = (id: string) =>
    accounts.waba(id).marketing_messages_onboarding_status ?? 'status not known'
  if (!accepts)
    return write(
      200,
      terms(
        wabaId!,
        accounts.ownerOf(wabaId!),
        portfolio.map((id) => `${id}: ${status(id)}`),
      ),
    )

  const at = Math.floor(Date.now() / 1000)
  for (const id of portfolio) {
    accounts.acceptTerms(id)
    if (accounts.waba(id).marketing_messages_onboarding_status === 'ONBOARDED') {
      webhooks.fire(id, accountEvent('MM_LITE_TERMS_SIGNED', id, accounts.ownerOf(id), at))
    }
  }
  write(
    200,
    `<h1>Accepted</h1>${list(portfolio.map((id) => `${id}: ${status(id)}`))}<p>You may close this page.</p>`,
  )
}

function terms(wabaId: string, owner: string, wabas: string[]): string {
  return `<h1>Accept the Marketing Messages terms (sandbox)</h1>
<p>For the business portfolio ${owner} and its WhatsApp accounts:</p>${list(wabas)}
<form method="post"><input type="hidden" name="waba_id" value="${wabaId}"><button>Accept the terms</button></form>`
}

function choice(portfolios: string[][]): string {
  const options = [...new Map(portfolios.map((wabas) => [wabas[0], wabas]))].map(
    ([id, wabas]) => `<option value="${id}">${wabas.join(', ')}</option>`,
  )
  return `<h1>Marketing Messages terms (sandbox)</h1>
<form><label>Your business, by its WhatsApp accounts <select name="waba_id">${options.join('')}</select></label> <button>Go on</button></form>`
}

const list = (lines: string[]) =>
  `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

function page(html: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Marketing Messages terms (sandbox)</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}</style></head>
<body>${html}</body></html>
`
}
