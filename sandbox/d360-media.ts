import type { Call } from '@/sandbox/call'
import { gatewayError } from '@/sandbox/gateway-error'
import { readBody } from '@/sandbox/read-body'
import { writeFailure, writeJson } from '@/sandbox/write-answer'

const MEDIA_LIMIT = 100 * 1024 * 1024

const refuse = (call: Call, http: number, text: string) =>
  writeFailure(call.response, gatewayError(http, 100, text), '360dialog')

/** `POST /media`: a form with a `file`, or the bare bytes under their own content type. */
export async function uploadMedia(call: Call): Promise<void> {
  const body = await readBody(call.request, MEDIA_LIMIT)
  if (!body) return refuse(call, 413, 'A medium has at most 100 MB')
  const type = call.request.headers['content-type'] ?? 'application/octet-stream'
  const file = type.startsWith('multipart/form-data')
    ? await fileOf(body, type)
    : { bytes: body, type }
  if (!file) return refuse(call, 400, 'The form must hold a file')
  writeJson(call.response, '360dialog', 200, { id: call.state.media.add(file.bytes, file.type).id })
}

async function fileOf(
  body: Buffer,
  type: string,
): Promise<{ bytes: Buffer; type: string } | undefined> {
  try {
    const file = (
      await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    ).get('file')
    if (!(file instanceof Blob)) return undefined
    return { bytes: Buffer.from(await file.arrayBuffer()), type: file.type }
  } catch {
    return undefined
  }
}

/** `GET /{media_id}`: where to load it. As with 360dialog, the caller puts its own base URL in place of Meta's host. */
export function describeMedia(call: Call, id: string): void {
  const media = call.state.media.get(id)
  if (!media) return refuse(call, 404, `No medium ${id}`)
  writeJson(call.response, '360dialog', 200, {
    messaging_product: 'whatsapp',
    url: `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${id}&ext=4102444800&hash=${media.sha256}`,
    mime_type: media.type,
    sha256: media.sha256,
    file_size: media.bytes.length,
    id,
  })
}

/** `GET /whatsapp_business/attachments/?mid=…`: the bytes. */
export function downloadMedia(call: Call): void {
  const media = call.state.media.get(call.query.get('mid') ?? '')
  if (!media) return refuse(call, 404, 'No such medium')
  call.response.writeHead(200, { 'content-type': media.type, 'content-length': media.bytes.length })
  call.response.end(media.bytes)
}

/** `DELETE /{media_id}`. */
export function deleteMedia(call: Call, id: string): void {
  if (!call.state.media.delete(id)) return refuse(call, 404, `No medium ${id}`)
  writeJson(call.response, '360dialog', 200, { success: true })
}
