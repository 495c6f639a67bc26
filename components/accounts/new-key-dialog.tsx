'use client'

import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Dialog } from '@/components/ui/dialog'

/** A new key, this once; null while there is none. */
export function NewKeyDialog({ apiKey, onClose }: { apiKey: string | null; onClose(): void }) {
  return (
    <Dialog
      open={apiKey !== null}
      onOpenChange={onClose}
      title="New key"
      description="Copy it now: it is stored as a hash and never shown again."
      footer={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {apiKey && <CodeBlock text={apiKey} what="key" />}
    </Dialog>
  )
}
