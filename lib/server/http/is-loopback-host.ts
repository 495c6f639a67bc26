/** Does a Host header or host name, with or without a port, name this very machine? */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[?::1\]?)(:\d{1,5})?$/i.test(host)
}
