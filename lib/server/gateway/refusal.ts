import type { GatewayErrorName } from '@/lib/server/gateway/gateway-errors'

/** A refusal before anything was sent. */
export class Refusal {
  constructor(
    readonly name: GatewayErrorName,
    readonly details: string,
    readonly headers: Record<string, string> = {},
  ) {}
}
