import {
  category,
  flag,
  type Member,
  misfit,
  optional,
  seconds,
  templateName,
  text,
} from '@/sandbox/control-body'
import { isRecord } from '@/sandbox/is-record'
import type { Template } from '@/sandbox/template'

/** What of a template may be given when it is made, and what may be changed later. */
export type NewTemplate = Omit<
  Template,
  'id' | 'status' | 'correct_category' | 'parameter_format'
> &
  Partial<Pick<Template, 'parameter_format'>>
export type TemplateEdit = Partial<
  Pick<Template, 'category' | 'components' | 'parameter_format' | 'message_send_ttl_seconds'>
>

const members: Record<string, Member> = {
  category,
  components: {
    accepts: 'a list with a component of type BODY',
    fits: (value) =>
      Array.isArray(value) &&
      value.some(
        (component) => isRecord(component) && String(component.type).toUpperCase() === 'BODY',
      ),
  },
  parameter_format: optional(text),
  message_send_ttl_seconds: optional(seconds),
}
const newMembers = {
  name: templateName,
  language: text,
  ...members,
  allow_category_change: optional(flag),
}
const edited = Object.fromEntries(
  Object.entries(members).map(([name, member]) => [name, optional(member)]),
)

/** A template as it is asked for, or (a text) what Meta would find wrong; members that are not known here are let be. */
export function readNewTemplate(body: unknown): NewTemplate | string {
  const { allow_category_change: _, ...template } = known(body, newMembers)
  return misfit(template, newMembers) ?? (template as unknown as NewTemplate)
}

/** A change of a template, likewise. */
export function readTemplateEdit(body: unknown): TemplateEdit | string {
  const change = known(body, edited)
  if (Object.keys(change).length === 0)
    return `The body must have one of ${Object.keys(edited).join(', ')}`
  return misfit(change, edited) ?? (change as TemplateEdit)
}

function known(body: unknown, of: Record<string, Member>): Record<string, unknown> {
  return isRecord(body)
    ? Object.fromEntries(Object.entries(body).filter(([name]) => name in of))
    : {}
}
