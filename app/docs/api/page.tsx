import { Introduction } from '@/components/api-reference/introduction'
import { referenceReader } from '@/lib/server/http/reference-reader'

export default async function ReferencePage() {
  return <Introduction reader={await referenceReader()} />
}
