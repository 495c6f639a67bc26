import { WebhookReference } from '@/components/api-reference/webhook-reference'
import { referenceReader } from '@/lib/server/http/reference-reader'

export const metadata = { title: 'Webhooks' }

export default async function WebhookReferencePage() {
  const { origin } = await referenceReader()
  return <WebhookReference origin={origin} />
}
