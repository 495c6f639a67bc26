'use client'

import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Labelled } from '@/components/ui/labelled'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { placeholdersOf } from '@/lib/domain/templates/placeholders'
import {
  DRAFT_BUTTONS,
  DRAFT_HEADERS,
  type TemplateDraft,
} from '@/lib/domain/templates/template-draft'

const HEADERS = { NONE: 'None', TEXT: 'Text', IMAGE: 'Image', VIDEO: 'Video', DOCUMENT: 'Document' }
const BUTTONS = { QUICK_REPLY: 'Quick reply', URL: 'Link', COPY_CODE: 'Copy code' }
const MOST_BUTTONS = 10

type DraftButton = TemplateDraft['buttons'][number]

/** A template's header, body, footer and buttons, with an example for each placeholder. */
export function DraftFields({
  draft,
  onChange,
}: {
  draft: TemplateDraft
  onChange(draft: TemplateDraft): void
}) {
  const { header, body, footer, buttons } = draft
  const change = (changed: Partial<TemplateDraft>) => onChange({ ...draft, ...changed })
  const changeButton = (at: number, changed: Partial<DraftButton>) =>
    change({
      buttons: buttons.map((button, index) => (index === at ? { ...button, ...changed } : button)),
    })
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-[9rem_1fr]">
        <Labelled label="Header">
          {(control) => (
            <Select
              {...control}
              inForm
              value={header.format}
              options={DRAFT_HEADERS.map((value) => ({ value, label: HEADERS[value] }))}
              onChange={(event) =>
                change({
                  header: { ...header, format: event.target.value as typeof header.format },
                })
              }
            />
          )}
        </Labelled>
        {header.format === 'TEXT' && (
          <Field
            label="Header text"
            maxLength={60}
            value={header.text}
            onChange={(event) => change({ header: { ...header, text: event.target.value } })}
          />
        )}
        {header.format !== 'TEXT' && header.format !== 'NONE' && (
          <Field
            label="Handle of an example"
            hint="From Meta’s upload of an example file."
            value={header.handle}
            onChange={(event) => change({ header: { ...header, handle: event.target.value } })}
          />
        )}
      </div>
      <TextArea
        label="Body"
        rows={5}
        maxLength={1024}
        value={body}
        hint="{{1}} or {{first_name}} for what each message fills in; *bold*, _italic_, ~struck~, ```mono```."
        onChange={(event) => change({ body: event.target.value })}
      />
      <Field
        label="Footer"
        maxLength={60}
        value={footer}
        onChange={(event) => change({ footer: event.target.value })}
      />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1.5 font-medium">Buttons</legend>
        {buttons.map((button, index) => (
          <div key={index} className="grid items-end gap-2 sm:grid-cols-[8rem_1fr_1.5fr_2rem]">
            <Select
              aria-label={`Kind of button ${index + 1}`}
              inForm
              value={button.type}
              options={DRAFT_BUTTONS.map((value) => ({ value, label: BUTTONS[value] }))}
              onChange={(event) =>
                changeButton(index, { type: event.target.value as DraftButton['type'] })
              }
            />
            {button.type !== 'COPY_CODE' && (
              <Field
                label="Text"
                maxLength={25}
                value={button.text}
                onChange={(event) => changeButton(index, { text: event.target.value })}
              />
            )}
            {button.type !== 'QUICK_REPLY' && (
              <Field
                label={button.type === 'URL' ? 'Address' : 'Example code'}
                value={button.url}
                placeholder={button.type === 'URL' ? 'https://shop.example/{{1}}' : '25OFF'}
                onChange={(event) => changeButton(index, { url: event.target.value })}
              />
            )}
            <IconButton
              icon={Trash2}
              label={`Remove button ${index + 1}`}
              className="sm:col-start-4"
              onClick={() => change({ buttons: buttons.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        {buttons.length < MOST_BUTTONS && (
          <Button
            className="self-start"
            onClick={() =>
              change({ buttons: [...buttons, { type: 'QUICK_REPLY', text: '', url: '' }] })
            }
          >
            <Plus className="size-4" aria-hidden />
            Add a button
          </Button>
        )}
      </fieldset>
      <Examples draft={draft} onChange={(examples) => change({ examples })} />
    </>
  )
}

/** Meta’s reviewers want to see each placeholder filled in. */
function Examples({
  draft: { header, body, buttons, examples },
  onChange,
}: {
  draft: TemplateDraft
  onChange(examples: TemplateDraft['examples']): void
}) {
  const wanted = [
    ...(header.format === 'TEXT'
      ? placeholdersOf(header.text).map((name) => ({
          key: `header.${name}`,
          label: `{{${name}}} of the header`,
        }))
      : []),
    ...placeholdersOf(body).map((name) => ({
      key: `body.${name}`,
      label: `{{${name}}} of the body`,
    })),
    ...buttons.flatMap(({ type, url, text }, index) =>
      type === 'URL' && placeholdersOf(url).length > 0
        ? [{ key: `button.${index}`, label: `Address of “${text}”` }]
        : [],
    ),
  ]
  if (wanted.length === 0) return null
  return (
    <fieldset className="flex flex-col gap-4 rounded-lg border p-4">
      <legend className="sr-only">Examples</legend>
      <span aria-hidden className="font-semibold">
        Examples for the review
      </span>
      {wanted.map(({ key, label }) => (
        <Field
          key={key}
          label={label}
          value={examples[key] ?? ''}
          onChange={(event) => onChange({ ...examples, [key]: event.target.value })}
        />
      ))}
    </fieldset>
  )
}
