import { throughNext } from '@/lib/server/http/next-door'
import { runtime } from '@/lib/server/runtime-handle'

const handle = (request: Request) => throughNext(request, (asked) => runtime().doors.webhook(asked))

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
}
