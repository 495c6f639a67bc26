// Headers that the front door writes for Next and what is behind it; whatever a caller put there is lost.

/** The address a request came from. */
export const REMOTE_ADDRESS_HEADER = 'x-fairway-remote-address'

/** Path and query as asked for, which a page cannot learn otherwise. */
export const REQUEST_PATH_HEADER = 'x-fairway-request-path'

/** The method, which a page cannot learn otherwise. */
export const REQUEST_METHOD_HEADER = 'x-fairway-request-method'

/** Present, and `yes`, where a request comes from this very machine to an installation that is for this machine alone. */
export const LOCAL_REQUEST_HEADER = 'x-fairway-local'
