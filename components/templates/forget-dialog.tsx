'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { TemplatePath } from '@/lib/client/template-categories'

/** Asks before all that is known of a template is forgotten. */
export function ForgetDialog({
  template,
  onClose,
  onConfirm,
}: {
  /** Null while nothing is asked. */
  template: TemplatePath | null
  onClose(): void
  onConfirm(template: TemplatePath): void
}) {
  return (
    <ConfirmDialog
      open={template !== null}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      danger
      action="Forget"
      title={`Forget ${template?.name ?? ''} ${template?.language ?? ''}?`}
      onConfirm={() => {
        if (template) onConfirm(template)
      }}
    >
      <p>
        Pin, provider’s word, what was learned and its hits are gone for good. Its next message is
        checked: it goes by MM API first, with the answer held back.
      </p>
    </ConfirmDialog>
  )
}
