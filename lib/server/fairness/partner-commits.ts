import type { GroupCommit } from '@/lib/server/db/group-commit'
import type { FairQueue } from '@/lib/server/fairness/fair-queue'

/**
 * Group commits of each partner's own. No partner's record shares a transaction with another's: one that is long, refused, or waits
 * for a lock holds back only its own.
 */
export class PartnerCommits<Item, Result = void> {
  readonly #byPartner = new Map<string, GroupCommit<Item, Result>>()

  constructor(
    private readonly partnerOf: (item: Item) => string,
    /** Makes a partner's group commit; its writes go through `inTurn`. */
    private readonly create: (
      inTurn: <Written>(write: () => Promise<Written>) => Promise<Written>,
    ) => GroupCommit<Item, Result>,
    private readonly turns: FairQueue,
  ) {}

  add(item: Item): Promise<Result> {
    const partnerId = this.partnerOf(item)
    let commits = this.#byPartner.get(partnerId)
    if (!commits) {
      commits = this.create((write) => this.turns.run(partnerId, write))
      this.#byPartner.set(partnerId, commits)
    }
    return commits.add(item)
  }

  /** Settles when everything added so far is written or has failed. */
  async drain(): Promise<void> {
    await Promise.all([...this.#byPartner.values()].map((commits) => commits.drain()))
  }
}
