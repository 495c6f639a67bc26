import { createHash } from 'node:crypto'
import { defaultTemplates } from '@/sandbox/default-templates'
import type { KnownWaba } from '@/sandbox/known-waba'
import type { Template } from '@/sandbox/template'

/** What the control API may say of a template; without `waba_id` it holds for every WABA. */
export type TemplateChange = Pick<Template, 'name' | 'category'> &
  Partial<Omit<Template, 'id'>> & { waba_id?: string }

/** The templates of each WABA: its own list or else the default one, and the changes made while running, of which the latest wins. */
export class TemplateCatalogue {
  #changes: TemplateChange[] = []
  #lists = new Map<string, Map<string, Template[]>>()
  readonly #own: ReadonlyMap<string, readonly Template[]>

  constructor(known: readonly KnownWaba[] = []) {
    this.#own = new Map(
      known.map(({ id, templates }) => [
        id,
        templates.map((template) => ({
          id: newId(`${id}/${template.name}/${template.language}`),
          ...template,
        })),
      ]),
    )
  }

  /** Changes a template in the given language, or all its languages; what is not listed is added (in `en` by default). */
  set(change: TemplateChange): void {
    this.#changes = this.#changes.filter(
      (old) =>
        old.name !== change.name ||
        old.language !== change.language ||
        old.waba_id !== change.waba_id,
    )
    this.#changes.push(change)
    this.#lists.clear()
  }

  /** All templates of a WABA, in the order they were created. */
  list(wabaId: string): Template[] {
    return [...this.#byName(wabaId).values()].flat()
  }

  /** A template in its language; a language that is not listed is taken as any other of that name. */
  find(wabaId: string, name: string, language: string): Template | undefined {
    const languages = this.#byName(wabaId).get(name)
    return languages?.find((template) => template.language === language) ?? languages?.[0]
  }

  /** Changes a template that is listed, for one WABA or (without one) wherever it is. */
  edit(
    { id: _, ...template }: Template,
    change: Partial<Omit<Template, 'id' | 'name' | 'language'>>,
    wabaId?: string,
  ): void {
    this.set({ ...template, ...change, waba_id: wabaId })
  }

  /** The template of an id, and its WABA; none where it is listed in every WABA. */
  byId(id: string): { template: Template; wabaId?: string } | undefined {
    for (const wabaId of new Set([
      undefined,
      ...this.#own.keys(),
      ...this.#changes.map((change) => change.waba_id),
    ])) {
      const template = this.list(wabaId ?? '').find((one) => one.id === id)
      if (template) return { template, wabaId }
    }
    return undefined
  }

  #byName(wabaId: string): Map<string, Template[]> {
    let names = this.#lists.get(wabaId)
    if (!names) {
      names = new Map()
      for (const template of this.#own.get(wabaId) ?? defaultTemplates) {
        names.set(template.name, [...(names.get(template.name) ?? []), template])
      }
      for (const change of this.#changes) {
        if (change.waba_id !== undefined && change.waba_id !== wabaId) continue
        names.set(change.name, applied(change, names.get(change.name)))
      }
      this.#lists.set(wabaId, names)
    }
    return names
  }
}

function applied(
  { waba_id: wabaId, ...change }: TemplateChange,
  existing: Template[] = [],
): Template[] {
  const touched = (template: Template) =>
    change.language === undefined || template.language === change.language
  const changed = existing.map((template) =>
    touched(template) ? { ...template, ...change } : template,
  )
  return existing.some(touched)
    ? changed
    : [
        ...changed,
        {
          id: newId(`${wabaId ?? ''}/${change.name}/${change.language}`),
          language: 'en',
          status: 'APPROVED',
          parameter_format: 'POSITIONAL',
          components: [{ type: 'BODY', text: 'Hello' }],
          ...change,
        },
      ]
}

/** 16 digits, as Meta's template ids have, and the same for the same template. */
function newId(key: string): string {
  return String(2_000_000_000_000_000 + createHash('sha256').update(key).digest().readUIntBE(0, 6))
}
