import NextAuth from 'next-auth'
import { authOptions } from '@/lib/server/accounts/auth-options'
import { runtime } from '@/lib/server/runtime-handle'

const handle = (request: Request, context: object) =>
  NextAuth(authOptions(runtime()))(request, context)

export { handle as GET, handle as POST }
