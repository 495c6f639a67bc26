/** Says to Next, and to what is behind it, where a request came from; the front door removes whatever a caller put there. */
export const REMOTE_ADDRESS_HEADER = 'x-fairway-remote-address'
