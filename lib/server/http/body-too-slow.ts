/** The caller did not send its whole body in time. */
export class BodyTooSlow extends Error {}
