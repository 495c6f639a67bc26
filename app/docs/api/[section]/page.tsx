import { notFound } from 'next/navigation'
import { apiSections } from '@/components/api-reference/api-sections'
import { SectionView } from '@/components/api-reference/section-view'
import { readApiDocument } from '@/lib/server/http/read-api-document'
import { referenceReader } from '@/lib/server/http/reference-reader'

type Params = Promise<{ section: string }>

export async function generateMetadata({ params }: { params: Params }) {
  return { title: (await sectionOf(params)).name }
}

export default async function ReferenceSectionPage({ params }: { params: Params }) {
  return <SectionView section={await sectionOf(params)} reader={await referenceReader()} />
}

async function sectionOf(params: Params) {
  const { section } = await params
  return apiSections(await readApiDocument()).find(({ slug }) => slug === section) ?? notFound()
}
