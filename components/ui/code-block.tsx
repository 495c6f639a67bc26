import { CopyButton } from '@/components/ui/copy-button'

/** Text for a shell or an editor, to be copied; `what` names it. */
export function CodeBlock({ text, what }: { text: string; what: string }) {
  return (
    <div className="flex items-start gap-2 rounded-md border bg-surface p-3 text-left">
      <pre className="min-w-0 grow font-mono text-xs leading-5 break-words whitespace-pre-wrap text-ink">
        {text}
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  )
}
