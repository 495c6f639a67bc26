import { oddText } from '@/lib/domain/text/odd-text'

/** The deepest JSON that is read: no request or template of Meta or 360dialog is half as deep. */
export const DEEPEST_JSON = 64

export interface OddPlace {
  path: string
  message: string
}

const LONGEST_PATH = 200

/**
 * The first place in parsed JSON that cannot be stored: a text or a member's name with NUL or half a surrogate pair, or more than
 * `DEEPEST_JSON` levels. Null where there is none. Goes no deeper than that, so a body of any depth is safe to look at. With
 * `namesOnly` odd texts pass, for readers that clean them.
 */
export function oddJson(value: unknown, { namesOnly = false } = {}): OddPlace | null {
  return look(value, [], namesOnly)
}

function look(value: unknown, path: readonly string[], namesOnly: boolean): OddPlace | null {
  if (typeof value === 'string') return namesOnly ? null : place(path, oddText(value))
  if (typeof value !== 'object' || value === null) return null
  if (path.length === DEEPEST_JSON)
    return {
      path: shown(path),
      message: `The JSON has more than ${DEEPEST_JSON} levels; accepted are ${DEEPEST_JSON} or fewer.`,
    }
  for (const name of Object.keys(value)) {
    const inside = [...path, name]
    const found =
      place(inside, oddText(name)) ??
      look((value as Record<string, unknown>)[name], inside, namesOnly)
    if (found) return found
  }
  return null
}

function place(path: readonly string[], odd: string | null): OddPlace | null {
  return odd === null
    ? null
    : { path: shown(path), message: `Holds ${odd}, which cannot be stored. Remove it.` }
}

function shown(path: readonly string[]): string {
  return path.join('.').slice(0, LONGEST_PATH).replaceAll('\0', '\uFFFD').toWellFormed()
}
