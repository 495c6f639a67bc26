/** A connection to a private address that is not made (contract 4.2). */
export class PrivateTarget extends Error {
  constructor() {
    super('The address is a private one, which ALLOW_PRIVATE_TARGETS=on would permit.')
  }
}
