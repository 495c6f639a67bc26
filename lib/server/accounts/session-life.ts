/** Milliseconds after which a session ends whatever is done in it. */
export const SESSION_MS = 7 * 24 * 60 * 60 * 1000
