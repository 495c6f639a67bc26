import { GatewayReference } from '@/components/api-reference/gateway-reference'
import { GATEWAY_ERRORS } from '@/lib/server/gateway/gateway-errors'
import { referenceReader } from '@/lib/server/http/reference-reader'

export const metadata = { title: 'Gateway' }

export default async function GatewayReferencePage() {
  const { origin } = await referenceReader()
  return <GatewayReference origin={origin} errors={GATEWAY_ERRORS} />
}
