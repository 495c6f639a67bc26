'use client'

import { useSampleLanguage } from '@/components/api-reference/sample-language'
import { CopyButton } from '@/components/ui/copy-button'
import { SegmentedControl } from '@/components/ui/segmented-control'

/** The same in several languages, one at a time, to be copied. `what` names it for who cannot see it. */
export function CodeSamples({
  what,
  samples,
}: {
  what: string
  samples: Readonly<Record<string, string>>
}) {
  const [chosen, choose] = useSampleLanguage()
  const language = chosen in samples ? chosen : Object.keys(samples)[0]!
  const text = samples[language]!
  return (
    <div className="min-w-0 rounded-md border bg-surface">
      <div className="flex items-center justify-between gap-2 border-b px-2 py-1.5">
        <SegmentedControl
          label={`Language of the sample: ${what}`}
          value={language}
          options={Object.keys(samples).map((value) => ({ value, label: value }))}
          onChange={choose}
        />
        <CopyButton text={text} what={`${what} in ${language}`} />
      </div>
      <pre
        role="region"
        aria-label={`${what} in ${language}`}
        tabIndex={0}
        className="max-h-96 overflow-y-auto p-3 font-mono text-xs leading-5 break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  )
}
