/** An owner's share of places is used up; nothing was begun. */
export class NoPlace extends Error {
  constructor() {
    super('The share of places is used up.')
  }
}
