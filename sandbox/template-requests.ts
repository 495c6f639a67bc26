import type { Call } from '@/sandbox/call'
import { graphError } from '@/sandbox/graph-error'
import { readNewTemplate, readTemplateEdit } from '@/sandbox/new-template'
import type { GraphError } from '@/sandbox/outcome'
import { readBody } from '@/sandbox/read-body'
import type { Template } from '@/sandbox/template'

const BODY_LIMIT = 256 * 1024

/** Makes the template that the body asks for, approved at once; gives Meta's refusal where it is none. */
export async function makeTemplate(
  { state, request }: Call,
  wabaId: string,
): Promise<Template | GraphError> {
  const asked = readNewTemplate(parsed(await readBody(request, BODY_LIMIT)))
  if (typeof asked === 'string') return refusal('Invalid parameter', asked)
  const { name, language } = asked
  const listed = () =>
    state.templates
      .list(wabaId)
      .find((template) => template.name === name && template.language === language)
  if (listed())
    return refusal(
      'Content in this language already exists',
      `There is already ${language} content for ${name}.`,
    )
  state.templates.set({ ...asked, waba_id: wabaId })
  return listed()!
}

/** Changes a template as the body says, for one WABA or wherever it is listed; gives Meta's refusal where that is no change. */
export async function changeTemplate(
  { state, request }: Call,
  template: Template,
  wabaId?: string,
): Promise<GraphError | undefined> {
  const change = readTemplateEdit(parsed(await readBody(request, BODY_LIMIT)))
  if (typeof change === 'string') return refusal('Invalid parameter', change)
  state.templates.edit(template, change, wabaId)
  return undefined
}

function refusal(title: string, message: string): GraphError {
  return graphError(100, {
    message: 'Invalid parameter',
    details: undefined,
    forPerson: { title, message },
  })
}

function parsed(body: Buffer | null): unknown {
  try {
    return JSON.parse(String(body))
  } catch {
    return undefined
  }
}
