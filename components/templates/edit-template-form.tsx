'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { TemplateEditor } from '@/components/templates/template-editor'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import type { TemplatePath } from '@/lib/client/template-categories'
import { templateQuery } from '@/lib/client/templates'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { Template, TemplateChange } from '@/lib/contracts/templates'

/** A template of the provider's list, changed there. */
export function EditTemplateForm({
  partnerId,
  path,
  changeTemplate,
}: {
  partnerId: string
  path: TemplatePath
  changeTemplate: ChangeAction<{ path: TemplatePath; change: TemplateChange }, Template>
}) {
  const router = useRouter()
  const query = useQuery({ ...templateQuery(partnerId, path), staleTime: Infinity })
  const change = useChange({
    action: changeTemplate,
    onDone(changed) {
      toast.done(`${changed.name} ${changed.language} is changed at the provider.`)
      router.push(
        `/templates?open=${encodeURIComponent(`${changed.waba_id}/${changed.name}/${changed.language}`)}`,
      )
    },
    onFailed: toast.failed,
  })
  if (query.isPending)
    return (
      <div className="p-6">
        <Skeleton className="h-64 w-full" />
      </div>
    )
  if (query.isError)
    return (
      <div className="p-16">
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  return (
    <TemplateEditor
      given={query.data}
      from={path.name}
      submit="Save at the provider"
      busy={change.isPending}
      onSubmit={(edited) => change.mutate({ path, change: edited })}
    >
      <p className="text-muted">
        Meta lets an approved template be edited once a day and ten times a month, and reviews it
        again.
      </p>
    </TemplateEditor>
  )
}
