/** The Marketing Messages API and the Cloud API, as both vendors spell them in the path. */
export type Way = 'marketing_messages' | 'messages'

/** Whose API a request speaks; it decides authentication and error envelopes. */
export type Style = '360dialog' | 'graph'

export type Category = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'

/** `pricing.category` of the status webhooks that follow. */
export type Billed = 'marketing_lite' | 'marketing' | 'utility' | 'authentication' | 'service'

/** An error of Meta's, put into the vendor's envelope when it is written. */
export interface GraphError {
  kind: 'graph_error'
  http: number
  code: number
  message: string
  details?: string
  /** What Meta would have a person read (`error_user_title`, `error_user_msg`). */
  forPerson?: { title: string; message: string }
}

/** An error of 360dialog's own gateway (`meta.developer_message`); `code` is what Graph says in its place. */
export interface GatewayError {
  kind: 'gateway_error'
  http: number
  code: number
  text: string
  retryAfter?: number
}

/** An answer of neither vendor's shape: a proxy's page, a redirect, a body that ends early. */
export interface RawAnswer {
  kind: 'raw'
  http: number
  label: string
  contentType: string
  body: string
  location?: string
  /** The declared `content-length` exceeds the body and the connection closes. */
  truncated?: boolean
}

/** What the caller sees. */
export type Answer = Success | Failure

interface Success {
  kind: 'success'
  messageStatus?: 'held_for_quality_assessment' | 'paused'
}

/** Every answer that is not the vendor's success body. */
export type Failure =
  | GraphError
  | GatewayError
  | RawAnswer
  | { kind: 'reset' }
  | { kind: 'silence' }

/** What happens to one send: whether the message goes out is one fact, what the caller sees another. */
export interface Outcome {
  accepted: boolean
  answer: Answer
  /** Overrides what the WABA and the category would be billed as. */
  billed?: Billed
}
