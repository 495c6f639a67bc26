/**
 * What became of one upstream attempt. The two transport failures are kept apart because only
 * one of them proves that nothing was sent.
 */
export type Outcome =
  /** The upstream answered with an HTTP status; `body` is its answer, whole. */
  | { kind: 'answered'; status: number; body: Uint8Array }
  /** No byte of the request left the machine: refused, DNS, TLS, connect timeout. */
  | { kind: 'not_sent'; cause: NotSentCause }
  /** Bytes were sent and no whole answer came back: the message may exist. */
  | { kind: 'lost'; cause: LostCause }

export type NotSentCause = 'connection_refused' | 'dns' | 'tls' | 'connect_timeout' | 'unreachable'
export type LostCause = 'timeout' | 'reset' | 'invalid_answer'
