import { redirect } from 'next/navigation'

/** Where Meta's signup comes back to: on to the link it began at, which shows what came of it. The webhook tells; what Meta hands over here is not needed. */
export default async function ReturnedPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const token = [(await searchParams).state].flat()[0]
  redirect(`/o/${encodeURIComponent(token || 'unknown')}`)
}
