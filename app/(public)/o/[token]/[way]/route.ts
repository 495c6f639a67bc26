import { requestOrigin } from '@/lib/server/http/request-origin'
import { continueLink } from '@/lib/server/onboarding/visit-link'
import { runtime } from '@/lib/server/runtime-handle'

/** The page's buttons: notes that somebody goes on, and sends them to the terms or to Meta's signup. A link that no longer works says so on its page. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ token: string; way: string }> },
): Promise<Response> {
  const { token, way } = await params
  if (way !== 'terms' && way !== 'signup') return new Response(null, { status: 404 })
  const location =
    (await continueLink(runtime(), token, way, requestOrigin(request.headers))) ??
    `/o/${encodeURIComponent(token)}`
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
