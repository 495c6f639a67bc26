/** What the control API answers; with an `error` it is a 400. */
export type ControlAnswer = Record<string, unknown> & { error?: string }

/** What a member of a control body may be, and how that is said. */
export interface Member {
  accepts: string
  fits: (value: unknown) => boolean
  optional?: true
}

/** What is wrong with a control body, naming the member and what it accepts; `undefined` when it fits. */
export function misfit(
  body: Record<string, unknown>,
  members: Record<string, Member>,
): string | undefined {
  const unknown = Object.keys(body).find((name) => !(name in members))
  if (unknown !== undefined)
    return `${unknown} is not known; accepted are ${Object.keys(members).join(', ')}`
  const wrong = Object.entries(members).find(([name, { fits, optional }]) =>
    body[name] === undefined ? !optional : !fits(body[name]),
  )
  return wrong && `${wrong[0]} must be ${wrong[1].accepts}`
}

const isString = (value: unknown): value is string => typeof value === 'string'

export const text: Member = {
  accepts: 'a text that is not empty',
  fits: (value) => isString(value) && value !== '',
}
export const digits: Member = {
  accepts: 'a text of digits',
  fits: (value) => isString(value) && /^\d+$/.test(value),
}
export const templateName: Member = {
  accepts: 'a template name of a-z, 0-9 and _, at most 512 long',
  fits: (value) => isString(value) && /^[a-z0-9_]{1,512}$/.test(value),
}
export const category: Member = {
  accepts: 'MARKETING, UTILITY or AUTHENTICATION',
  fits: (value) => value === 'MARKETING' || value === 'UTILITY' || value === 'AUTHENTICATION',
}
export const flag: Member = {
  accepts: 'true or false',
  fits: (value) => typeof value === 'boolean',
}
export const seconds: Member = { accepts: 'a number of seconds', fits: Number.isInteger }
export const list: Member = { accepts: 'a list', fits: Array.isArray }

export const textOrNull: Member = {
  accepts: 'a text or null',
  fits: (value) => value === null || isString(value),
}

export const optional = (member: Member): Member => ({ ...member, optional: true })
