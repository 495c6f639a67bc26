import type { Database } from '@/lib/server/db/database'
import { GroupCommit } from '@/lib/server/db/group-commit'
import type { FairQueue } from '@/lib/server/fairness/fair-queue'
import { PartnerCommits } from '@/lib/server/fairness/partner-commits'
import { PartnerShares } from '@/lib/server/fairness/partner-shares'
import { isRefusedRecord } from '@/lib/server/is-refused-record'
import type { Log } from '@/lib/server/log'
import type { ProvenPost } from '@/lib/server/webhooks/proven-post'
import { writePosts } from '@/lib/server/webhooks/write-posts'

/** Updates in one transaction: about a second of work, far below the limit of a statement. */
const MOST_UPDATES = 5_000

/** Puts proven posts into the ledger with all that follows from them, many of a partner in one commit. */
export class WebhookLedger {
  readonly #commits: PartnerCommits<ProvenPost, ReadonlySet<ProvenPost>>

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    /** Takes into memory what was written. */
    private readonly refresh: () => Promise<void>,
    /** Called when something of a partner was written that is to be forwarded. */
    private readonly wakeForwarder: (partnerId: string) => void,
    turns: FairQueue = new PartnerShares().commits,
  ) {
    this.#commits = new PartnerCommits(
      ({ endpoint }) => endpoint.partnerId,
      (inTurn) =>
        new GroupCommit(
          (posts) => inTurn(() => this.#write(posts)),
          MOST_UPDATES,
          ({ reading }) => Math.max(1, reading.updates.length),
        ),
      turns,
    )
  }

  /** Settles with whether the post is committed; false while the database is away. */
  async append(post: ProvenPost): Promise<boolean> {
    return (await this.#commits.add(post)).has(post)
  }

  /** Settles when everything added so far is written or has failed. */
  drain(): Promise<void> {
    return this.#commits.drain()
  }

  /** Gives those that are committed. */
  async #write(posts: readonly ProvenPost[]): Promise<ReadonlySet<ProvenPost>> {
    try {
      await this.#commit(posts)
      return new Set(posts)
    } catch (error) {
      if (!isOfTheData(error) && !isOfAnotherTransaction(error)) {
        this.log.error(
          { err: error, posts: posts.length },
          'webhooks could not be committed; their senders repeat them',
        )
        return new Set()
      }
    }
    // One of them cannot be written, or not now; it must not hold the others back.
    const kept = new Set<ProvenPost>()
    for (const post of posts) if (await this.#writeAlone(post)) kept.add(post)
    return kept
  }

  async #writeAlone(post: ProvenPost): Promise<boolean> {
    try {
      await this.#commit([post])
      return true
    } catch (error) {
      this.log.error({ err: error, event: post.id }, 'a webhook could not be applied')
      if (!isOfTheData(error)) return false
    }
    try {
      await this.#commit([
        {
          ...post,
          reading: {
            updates: [],
            quarantined: 'It could not be applied; the log has the cause under its id.',
          },
        },
      ])
      return true
    } catch (error) {
      this.log.error(
        { err: error, event: post.id },
        'a webhook could not be quarantined; its sender repeats it',
      )
      return false
    }
  }

  async #commit(posts: readonly ProvenPost[]): Promise<void> {
    const inMemory = await writePosts(this.database, posts)
    for (const { endpoint, deliveries } of posts) {
      if (deliveries.length > 0) this.wakeForwarder(endpoint.partnerId)
    }
    if (inMemory)
      await this.refresh().catch((error: unknown) =>
        this.log.warn({ err: error }, 'what webhooks changed could not be read back'),
      )
  }
}

/** Does an error come of what a post holds, or of a fault of the program, rather than of the database's state? */
function isOfTheData(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || isRefusedRecord(error)
}

function isOfAnotherTransaction(error: unknown): boolean {
  return /^40...$/.test(String((error as { code?: unknown }).code))
}
