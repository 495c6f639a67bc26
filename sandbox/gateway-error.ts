import type { GatewayError } from '@/sandbox/outcome'

/** An error as 360dialog's gateway words it; Graph would say `code`. `retryAfter` is in seconds. */
export function gatewayError(
  http: number,
  code: number,
  text: string,
  retryAfter?: number,
): GatewayError {
  return { kind: 'gateway_error', http, code, text, retryAfter }
}
