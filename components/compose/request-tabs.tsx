'use client'

import { CodeBlock } from '@/components/ui/code-block'
import { Tabs } from '@/components/ui/tabs'
import {
  REQUEST_SAMPLES,
  SAMPLE_LANGUAGES,
  type SampleLanguage,
  type SampleRequest,
} from '@/lib/domain/sending/request-samples'

/** The same send from a program, in the languages that partners use. */
export function RequestTabs({ request }: { request: SampleRequest }) {
  return (
    <Tabs
      label="Languages"
      tabs={SAMPLE_LANGUAGES.map((language) => ({
        value: language,
        label: language,
        content: <Source language={language} request={request} />,
      }))}
    />
  )
}

function Source({ language, request }: { language: SampleLanguage; request: SampleRequest }) {
  return (
    <div
      role="region"
      aria-label={`The send in ${language}`}
      tabIndex={0}
      className="max-h-112 overflow-y-auto rounded-md"
    >
      <CodeBlock text={REQUEST_SAMPLES[language](request)} what={language} />
    </div>
  )
}
