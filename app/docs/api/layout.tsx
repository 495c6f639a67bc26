import type { ReactNode } from 'react'
import { apiSections } from '@/components/api-reference/api-sections'
import { PublicFrame } from '@/components/api-reference/public-frame'
import { ReferenceNav } from '@/components/api-reference/reference-nav'
import { referencePages } from '@/components/api-reference/reference-pages'
import { SampleLanguage } from '@/components/api-reference/sample-language'
import { writtenPages } from '@/components/api-reference/written-pages'
import { QueryProvider } from '@/components/shell/query-provider'
import { Shell } from '@/components/shell/shell'
import { getSession } from '@/lib/server/accounts/get-session'
import { GATEWAY_ERRORS } from '@/lib/server/gateway/gateway-errors'
import { readApiDocument } from '@/lib/server/http/read-api-document'

export const metadata = {
  title: { default: 'API reference · Fairway', template: '%s · API reference · Fairway' },
}

const ERROR_WORDS = Object.entries(GATEWAY_ERRORS)
  .map(([name, { status, code }]) => `${name} ${status} ${code}`)
  .join(' ')

/** Readable without a session; within the hub for who has one. */
export default async function ReferenceLayout({ children }: { children: ReactNode }) {
  const session = await getSession()
  const pages = referencePages(writtenPages(ERROR_WORDS), apiSections(await readApiDocument()))
  const reference = (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <ReferenceNav pages={pages} />
      <div className="min-w-0 pb-16">
        <SampleLanguage>{children}</SampleLanguage>
      </div>
    </div>
  )
  if (!session) return <PublicFrame>{reference}</PublicFrame>
  const { partnerId, name, email, role } = session
  return (
    <QueryProvider>
      <Shell partnerId={partnerId} account={{ name, email, role }}>
        {reference}
      </Shell>
    </QueryProvider>
  )
}
