import type { IncomingMessage, ServerResponse } from 'node:http'
import { keys } from '@/sandbox/behaviours'
import type { Call } from '@/sandbox/call'
import {
  createTemplate as createD360Template,
  editTemplate as editD360Template,
  getWebhook,
  listTemplates as listD360Templates,
  postWebhook,
} from '@/sandbox/d360-configs'
import { deleteMedia, describeMedia, downloadMedia, uploadMedia } from '@/sandbox/d360-media'
import { gatewayError } from '@/sandbox/gateway-error'
import {
  createTemplate as createGraphTemplate,
  getWaba,
  listTemplates as listGraphTemplates,
  postNode,
} from '@/sandbox/graph-api'
import { graphError } from '@/sandbox/graph-error'
import { handleControl } from '@/sandbox/handle-control'
import { handleSend } from '@/sandbox/handle-send'
import type { SandboxState } from '@/sandbox/sandbox-state'
import {
  deleteSubscribedApps,
  getSubscribedApps,
  postSubscribedApps,
} from '@/sandbox/webhooks/subscribed-apps'
import { writeFailure } from '@/sandbox/write-answer'

const invalidKey = gatewayError(401, 190, 'Invalid api_key')
const unsupported = gatewayError(404, 100, 'Unsupported request')
const graphPath = /^\/v\d+\.\d+\/(\d+)(?:\/(\w+))?$/
const mediaPath = /^\/(\d+)$/
const templatePath = /^\/v1\/configs\/templates\/(\w+)$/

type Handled = void | Promise<void>

/** Hands a request to the API whose path it has, once its key is a channel's. */
export function handleRequest(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
): Handled {
  const { url = '/', headers } = request
  const cut = url.indexOf('?')
  const path = cut === -1 ? url : url.slice(0, cut)
  const query = new URLSearchParams(cut === -1 ? '' : url.slice(cut))
  const graph = graphPath.exec(path)
  const call: Call = { state, request, response, style: graph ? 'graph' : '360dialog', path, query }
  if (path.startsWith('/_sandbox/')) return handleControl(call)

  const key = graph
    ? /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
    : headers['d360-api-key']
  // 360dialog knows the raw key only: one pasted with `Bearer ` before it is no key.
  if (typeof key !== 'string' || key === '' || key.startsWith('Bearer ')) {
    return writeFailure(response, graph ? graphError(190) : invalidKey, call.style)
  }
  const scripted = key.startsWith('sandbox-')
    ? keys.find((row) => key.startsWith(row.key))
    : undefined
  if (scripted) return writeFailure(response, scripted.answer, call.style)
  return graph ? graphRequest(call, graph[1] ?? '', graph[2]) : d360Request(call, key)
}

function graphRequest(call: Call, id: string, edge?: string): Handled {
  switch (`${call.request.method} ${edge ?? ''}`) {
    case 'POST messages':
      return handleSend(call, 'messages', call.state.accounts.byPhoneNumberId(id))
    case 'POST marketing_messages':
      return handleSend(call, 'marketing_messages', call.state.accounts.byPhoneNumberId(id))
    case 'GET message_templates':
      return listGraphTemplates(call, id)
    case 'POST message_templates':
      return createGraphTemplate(call, id)
    case 'GET subscribed_apps':
      return getSubscribedApps(call, id)
    case 'POST subscribed_apps':
      return postSubscribedApps(call, id)
    case 'DELETE subscribed_apps':
      return deleteSubscribedApps(call, id)
    case 'GET ':
      return getWaba(call, id)
    case 'POST ':
      return postNode(call, id)
  }
  writeFailure(call.response, { ...unsupported, http: 400 }, 'graph')
}

function d360Request(call: Call, key: string): Handled {
  const channel = call.state.accounts.byKey(key)
  switch (`${call.request.method} ${call.path}`) {
    case 'POST /messages':
      return handleSend(call, 'messages', channel)
    case 'POST /marketing_messages':
      return handleSend(call, 'marketing_messages', channel)
    case 'GET /v1/configs/templates':
      return listD360Templates(call, channel)
    case 'POST /v1/configs/templates':
      return createD360Template(call, channel)
    case 'GET /v1/configs/webhook':
      return getWebhook(call, channel)
    case 'POST /v1/configs/webhook':
      return postWebhook(call, channel)
    case 'POST /media':
      return uploadMedia(call)
    case 'GET /whatsapp_business/attachments/':
      return downloadMedia(call)
  }
  const mediaId = mediaPath.exec(call.path)?.[1]
  if (mediaId !== undefined && call.request.method === 'GET') return describeMedia(call, mediaId)
  if (mediaId !== undefined && call.request.method === 'DELETE') return deleteMedia(call, mediaId)
  const templateId = templatePath.exec(call.path)?.[1]
  if (templateId !== undefined && call.request.method === 'POST')
    return editD360Template(call, channel, templateId)
  writeFailure(call.response, unsupported, '360dialog')
}
