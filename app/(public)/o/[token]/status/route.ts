import { linkStatus } from '@/lib/contracts/link-status'
import { followLink } from '@/lib/server/onboarding/visit-link'
import { runtime } from '@/lib/server/runtime-handle'

/** How far the acceptance is, for the link's page to follow. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const visit = await followLink(runtime(), (await params).token)
  const headers = { 'cache-control': 'no-store' }
  return visit
    ? Response.json(linkStatus.parse(visit.status), { headers })
    : Response.json({}, { status: 404, headers })
}
