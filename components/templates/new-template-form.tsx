'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ChannelPicker } from '@/components/compose/channel-picker'
import { TemplateEditor } from '@/components/templates/template-editor'
import { Field } from '@/components/ui/field'
import { toast } from '@/components/ui/toast'
import { ApiError } from '@/lib/client/api-error'
import { channelQuery } from '@/lib/client/channel-search'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { NewTemplate, Template } from '@/lib/contracts/templates'

/** A new template, made at the provider. */
export function NewTemplateForm({
  partnerId,
  createTemplate,
}: {
  partnerId: string
  createTemplate: ChangeAction<NewTemplate, Template>
}) {
  const router = useRouter()
  const [channelId, setChannelId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [language, setLanguage] = useState('en')
  const { data: channel = null } = useQuery({
    ...channelQuery(partnerId, channelId ?? ''),
    enabled: channelId !== null,
  })
  const change = useChange({
    action: createTemplate,
    onDone(made) {
      toast.done(
        `${made.name} ${made.language} is made${made.status ? `: ${made.status.toLowerCase()}` : ''}.`,
      )
      router.push(
        `/templates?open=${encodeURIComponent(`${made.waba_id}/${made.name}/${made.language}`)}`,
      )
    },
    onFailed: toast.failed,
  })
  const issue = (path: string) =>
    change.error instanceof ApiError ? (change.error.issue(path) ?? undefined) : undefined
  return (
    <TemplateEditor
      given={null}
      from={channel?.name ?? 'Your client'}
      submit="Make it at the provider"
      busy={change.isPending}
      onSubmit={(edited) => {
        if (channel) change.mutate({ waba_id: channel.waba_id, name, language, ...edited })
        else toast.failed(new Error('Choose a channel first: the template belongs to its WABA.'))
      }}
    >
      <ChannelPicker partnerId={partnerId} channel={channel} onChange={setChannelId} />
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_8rem]">
        <Field
          label="Name"
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={issue('name')}
          placeholder="spring_sale"
          hint="a–z, 0–9 and _."
          autoComplete="off"
        />
        <Field
          label="Language"
          required
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
          error={issue('language')}
          hint="As en or pt_BR."
          autoComplete="off"
        />
      </div>
    </TemplateEditor>
  )
}
