import type { Category, CategoryFacts, LearnedFact, Verdict } from '@/lib/domain/templates/category'
import { verdictOf } from '@/lib/domain/templates/category'
import { categoryKey, normaliseLanguage } from '@/lib/domain/templates/category-key'
import {
  isFreshTemplate,
  isIdle,
  noteTemplateUse,
  type TemplateUse,
} from '@/lib/domain/templates/fresh-template'
import { learnCategory } from '@/lib/domain/templates/learn-category'
import type { Queryable } from '@/lib/server/db/database'
import {
  type CategoryRow,
  factsOf,
  readCategoryRows,
  templateUseOf,
} from '@/lib/server/templates/category-rows'

/** Which template: the category key of contract 2.1. */
export interface TemplateRef {
  partnerId: string
  wabaId: string
  name: string
  language: string
}

/** What a send taught about a template, as it is written with the send's row. */
export interface CategoryLesson extends TemplateRef {
  category: Category
  at: number
  status: number
  code: number | null
  traceId: string
}

/** Uses of a template since the last flush: times it was used and, for a fact already known, what was learned anew. */
export interface TemplateTouch extends TemplateRef {
  hits: number
  use: TemplateUse
  renewed: LearnedFact | null
}

interface Entry {
  facts: CategoryFacts
  use: TemplateUse | null
}

interface PartnerCategories {
  entries: Map<string, Entry>
  /** The newest `revision` read from the database. */
  revision: number
}

/**
 * What is known of every template's category, in memory in front of the database. Lessons count here at once; new
 * ones are written with their send, renewals and hits once a second (`takeTouches`).
 */
export class CategoryStore {
  readonly #partners = new Map<string, PartnerCategories>()
  readonly #touches = new Map<string, TemplateTouch>()
  /** Lessons on their way to the database: a row read meanwhile does not know them yet. */
  readonly #unwritten = new Map<string, CategoryLesson>()
  /** Set by the revision poller: false while the database cannot be read. */
  readable = true

  constructor(private readonly learnedLifeMs: number) {}

  /** The verdict at `now`; `unavailable` when nothing is known and the database could not be read (row 9b). */
  verdict(ref: TemplateRef, now: number): Verdict | 'unavailable' {
    const entry = this.#entry(ref)
    const verdict = verdictOf(entry?.facts ?? NOTHING, now, this.learnedLifeMs)
    return verdict.category === 'unknown' && !this.readable ? 'unavailable' : verdict
  }

  /** Has a provider told of the template, or a person? */
  isListed(ref: TemplateRef): boolean {
    const facts = this.#entry(ref)?.facts
    return facts !== undefined && (facts.pin !== null || facts.provider !== null)
  }

  /** Forgets names that only sends told of and that none used for a week: they are as new to Meta as one never seen. */
  dropUnused(now: number): void {
    for (const { entries } of this.#partners.values()) {
      for (const [key, { facts, use }] of entries) {
        if (!facts.pin && !facts.provider && use && isIdle(use, now)) entries.delete(key)
      }
    }
  }

  /** May Meta still be syncing the template when it is used now (contract 2.2)? */
  isFresh(ref: TemplateRef, now: number): boolean {
    return isFreshTemplate(noteTemplateUse(this.#entry(ref)?.use ?? null, now), now)
  }

  /** Notes that a send uses the template. */
  noteUse(ref: TemplateRef, now: number): void {
    const entry = this.#ensure(ref)
    entry.use = noteTemplateUse(entry.use, now)
    const touch = this.#touch(ref, entry.use)
    touch.hits += 1
  }

  /**
   * Adds a lesson. Gives true when it must be written with the send (call `written` then), false when it only gave the
   * same fact a new life.
   */
  learn(lesson: CategoryLesson): boolean {
    const entry = this.#ensure(lesson)
    const before = entry.facts.learned
    entry.facts = learnCategory(entry.facts, lesson.category, lesson.at)
    const alive = before !== null && lesson.at < before.learnedAt + this.learnedLifeMs
    if (!alive || before.category !== lesson.category) {
      this.#unwritten.set(touchKey(lesson), lesson)
      return true
    }
    const touch = this.#touch(lesson, entry.use ?? noteTemplateUse(null, lesson.at))
    touch.renewed = later(touch.renewed, { category: lesson.category, learnedAt: lesson.at })
    return false
  }

  /** From now on the database knows better than memory what these lessons taught. */
  written(lessons: readonly CategoryLesson[]): void {
    for (const lesson of lessons)
      if (this.#unwritten.get(touchKey(lesson)) === lesson) this.#unwritten.delete(touchKey(lesson))
  }

  /** The touches since the last call, sorted by key so that two instances' upserts cannot deadlock. */
  takeTouches(): TemplateTouch[] {
    const touches = [...this.#touches.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, touch]) => touch)
    this.#touches.clear()
    return touches
  }

  /** Takes back touches that could not be written. */
  putBack(touches: readonly TemplateTouch[]): void {
    for (const lost of touches) {
      const touch = this.#touch(lost, this.#entry(lost)?.use ?? lost.use)
      touch.hits += lost.hits
      if (lost.renewed) touch.renewed = later(touch.renewed, lost.renewed)
    }
  }

  /** Reads what changed in the database since the last time. */
  async refresh(database: Queryable, partnerId: string): Promise<void> {
    const partner = this.#partnerOf(partnerId)
    const rows = await readCategoryRows(database, partnerId, partner.revision)
    for (const row of rows) this.#accept(partner, row)
  }

  #accept(partner: PartnerCategories, row: CategoryRow): void {
    const ref = {
      partnerId: row.partner_id,
      wabaId: row.waba_id,
      name: row.name,
      language: row.language,
    }
    let facts = factsOf(row)
    // What is on its way to the database may be newer than the row; a renewal only while there is still something to renew.
    const unwritten = this.#unwritten.get(touchKey(ref))
    if (unwritten) facts = learnCategory(facts, unwritten.category, unwritten.at)
    const renewed = this.#touches.get(touchKey(ref))?.renewed
    if (renewed && facts.learned) facts = learnCategory(facts, renewed.category, renewed.learnedAt)
    partner.entries.set(categoryKey(ref.wabaId, ref.name, ref.language), {
      facts,
      use: templateUseOf(row),
    })
    partner.revision = Math.max(partner.revision, row.revision)
  }

  #entry(ref: TemplateRef): Entry | undefined {
    return this.#partners
      .get(ref.partnerId)
      ?.entries.get(categoryKey(ref.wabaId, ref.name, ref.language))
  }

  #ensure(ref: TemplateRef): Entry {
    const { entries } = this.#partnerOf(ref.partnerId)
    const key = categoryKey(ref.wabaId, ref.name, ref.language)
    let entry = entries.get(key)
    if (!entry) entries.set(key, (entry = { facts: NOTHING, use: null }))
    return entry
  }

  #touch(ref: TemplateRef, use: TemplateUse): TemplateTouch {
    const key = touchKey(ref)
    let touch = this.#touches.get(key)
    if (!touch) {
      touch = { ...ref, language: normaliseLanguage(ref.language), hits: 0, use, renewed: null }
      this.#touches.set(key, touch)
    }
    touch.use = use
    return touch
  }

  #partnerOf(partnerId: string): PartnerCategories {
    let partner = this.#partners.get(partnerId)
    if (!partner) this.#partners.set(partnerId, (partner = { entries: new Map(), revision: -1 }))
    return partner
  }
}

const NOTHING: CategoryFacts = { pin: null, provider: null, learned: null }

function touchKey({ partnerId, wabaId, name, language }: TemplateRef): string {
  return `${partnerId} ${categoryKey(wabaId, name, language)}`
}

function later(one: LearnedFact | null, other: LearnedFact): LearnedFact {
  return one && one.learnedAt > other.learnedAt ? one : other
}
