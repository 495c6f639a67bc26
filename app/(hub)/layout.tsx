import type { ReactNode } from 'react'
import { QueryProvider } from '@/components/shell/query-provider'
import { Shell } from '@/components/shell/shell'
import { Toaster } from '@/components/ui/toaster'
import { requireSession } from '@/lib/server/accounts/require-session'

export default async function HubLayout({ children }: { children: ReactNode }) {
  const { partnerId, name, email, role } = await requireSession()
  return (
    <QueryProvider>
      <Shell partnerId={partnerId} account={{ name, email, role }}>
        {children}
      </Shell>
      <Toaster />
    </QueryProvider>
  )
}
