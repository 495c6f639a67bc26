'use client'

import { type ReactNode, useState } from 'react'
import { DraftFields } from '@/components/templates/draft-fields'
import { LifetimeField } from '@/components/templates/lifetime-field'
import { PhonePreview } from '@/components/templates/phone-preview'
import { Button } from '@/components/ui/button'
import { Labelled } from '@/components/ui/labelled'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import type { NewTemplate, Template } from '@/lib/contracts/templates'
import { isPosition } from '@/lib/domain/templates/placeholders'
import { renderPreview } from '@/lib/domain/templates/render-preview'
import { readTemplateContent } from '@/lib/domain/templates/template-content'
import {
  draftComponents,
  EMPTY_TEMPLATE,
  readTemplateDraft,
  type TemplateDraft,
} from '@/lib/domain/templates/template-draft'
import { templateVariables } from '@/lib/domain/templates/template-variables'
import { TEMPLATE_CATEGORIES, type TemplateCategory, ttlProblem } from '@/lib/domain/templates/ttl'

/** What an editor gives: all that Meta takes of a template but its name, language and WABA. */
export type EditedTemplate = Pick<
  NewTemplate,
  'category' | 'components' | 'message_send_ttl_seconds' | 'parameter_format'
>

const CATEGORY_NAMES = {
  MARKETING: 'Marketing',
  UTILITY: 'Utility',
  AUTHENTICATION: 'Authentication',
}

/** The content of a template by fields, as JSON where fields cannot say it, beside how a phone shows it. `children` are fields before them. */
export function TemplateEditor({
  given,
  from,
  submit,
  busy,
  children,
  onSubmit,
}: {
  /** The template being edited; null for a new one. */
  given: Template | null
  from: string
  /** The word on the button. */
  submit: string
  busy: boolean
  children?: ReactNode
  onSubmit(edited: EditedTemplate): void
}) {
  const [draft, setDraft] = useState<TemplateDraft | null>(() =>
    given ? readTemplateDraft(given.components) : EMPTY_TEMPLATE,
  )
  const [json, setJson] = useState(() => JSON.stringify(given?.components ?? [], null, 2))
  const [category, setCategory] = useState<TemplateCategory>(
    TEMPLATE_CATEGORIES.find((one) => one === given?.category) ?? 'MARKETING',
  )
  const [lifetime, setLifetime] = useState(given?.message_send_ttl_seconds?.toString() ?? '')
  const components = draft ? draftComponents(draft) : parsed(json)
  const content = readTemplateContent(components ?? [])
  const variables = templateVariables(content)
  const examples = Object.fromEntries(
    variables.flatMap(({ key, example }) => (example ? [[key, example]] : [])),
  )
  const seconds = lifetime.trim() === '' ? undefined : Number(lifetime)
  const lifetimeProblem = seconds === undefined ? null : ttlProblem(category, seconds)
  const ready =
    components !== null &&
    content.body !== null &&
    content.body.text.trim() !== '' &&
    lifetimeProblem === null
  return (
    <form
      className="grid gap-x-10 gap-y-8 border-t px-4 py-6 sm:px-6 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]"
      onSubmit={(event) => {
        event.preventDefault()
        if (!ready) return
        const named = variables.some(
          ({ key, kind }) => kind === 'text' && !isPosition(key.split('.').at(-1)!),
        )
        onSubmit({
          category,
          components: components as EditedTemplate['components'],
          message_send_ttl_seconds: seconds,
          ...(named && { parameter_format: 'NAMED' }),
        })
      }}
    >
      <div className="flex min-w-0 flex-col gap-5">
        {children}
        <Labelled label="Category" hint="Meta may decide otherwise, and tells by webhook.">
          {(control) => (
            <Select
              {...control}
              inForm
              value={category}
              onChange={(event) => setCategory(event.target.value as TemplateCategory)}
              options={TEMPLATE_CATEGORIES.map((value) => ({
                value,
                label: CATEGORY_NAMES[value],
              }))}
            />
          )}
        </Labelled>
        <LifetimeField
          category={category}
          value={lifetime}
          problem={lifetimeProblem}
          onChange={setLifetime}
        />
        {draft ? (
          <DraftFields draft={draft} onChange={setDraft} />
        ) : (
          <TextArea
            label="Components"
            rows={18}
            value={json}
            onChange={(event) => setJson(event.target.value)}
            spellCheck={false}
            className="font-mono text-xs"
            error={components === null ? 'This is no JSON list of components.' : undefined}
            hint="As Meta lists them; this template holds more than fields can say."
          />
        )}
        <div className="flex flex-wrap items-center gap-3 border-t pt-5">
          <Button type="submit" look="primary" disabled={busy || !ready}>
            {busy ? 'Asking the provider…' : submit}
          </Button>
          {draft && (
            <Button
              look="quiet"
              onClick={() => {
                setJson(JSON.stringify(draftComponents(draft), null, 2))
                setDraft(null)
              }}
            >
              Edit as JSON
            </Button>
          )}
        </div>
      </div>
      <div className="min-w-0 lg:sticky lg:top-6 lg:self-start">
        <PhonePreview preview={renderPreview(content, examples)} from={from} />
      </div>
    </form>
  )
}

function parsed(json: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(json)
    return Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
