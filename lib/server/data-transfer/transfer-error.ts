/** An export or import that cannot be: `message` is one line for the person who asked for it. */
export class TransferError extends Error {}
