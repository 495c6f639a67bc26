import { randomBytes } from 'node:crypto'
import type { GatewayError, GraphError, Style, Way } from '@/sandbox/outcome'

function graphBody({
  code,
  message,
  details,
  forPerson,
}: Pick<GraphError, 'code' | 'message' | 'details' | 'forPerson'>): object {
  return {
    error: {
      message,
      type: 'OAuthException',
      code,
      ...(details !== undefined && { error_data: { messaging_product: 'whatsapp', details } }),
      ...(forPerson && { error_user_title: forPerson.title, error_user_msg: forPerson.message }),
      fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
    },
  }
}

/** An error in its vendor's envelope: Graph's, 360dialog's around MM errors, or 360dialog's own (contract 2.2). */
export function errorBody(error: GraphError | GatewayError, style: Style, way?: Way): object {
  if (error.kind === 'gateway_error') {
    if (style === 'graph')
      return graphBody({ code: error.code, message: `(#${error.code}) ${error.text}` })
    return {
      meta: {
        success: false,
        http_code: error.http,
        developer_message: error.text,
        '360dialog_trace_id': randomBytes(10).toString('hex'),
      },
    }
  }
  const body = graphBody(error)
  return style === '360dialog' && way === 'marketing_messages' ? { detail: body } : body
}
