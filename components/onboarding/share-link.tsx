'use client'

import { useState } from 'react'
import { linkMessage } from '@/components/onboarding/link-message'
import { QrCode } from '@/components/onboarding/qr-code'
import { usePreferences } from '@/components/preferences/preferences-provider'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { TextArea } from '@/components/ui/text-area'
import type { OnboardingLink } from '@/lib/contracts/onboarding-links'

/** A link to be handed over: its address, a QR code of it, and a text to send it with. */
export function ShareLink({ link, url }: { link: OnboardingLink; url: string }) {
  const { locale, timeZone } = usePreferences()
  const until =
    link.expires_at &&
    new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(
      new Date(link.expires_at),
    )
  const [text, setText] = useState(() => linkMessage(link, url, until))
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col items-center gap-4 sm:flex-row sm:items-start">
        <QrCode text={url} label="QR code of the link" />
        <div className="flex w-full min-w-0 flex-col gap-2">
          <CodeBlock text={url} what="link" />
          <p className="text-muted text-pretty">
            Whoever has it sees your company’s name
            {link.client_name === null ? '' : ', the client’s'} and how far the acceptance is, and
            nothing else.
            {until ? ` It works until ${until}.` : ' It works until you revoke it.'}
          </p>
        </div>
      </div>
      <div className="relative">
        <TextArea
          label="Text to send"
          rows={12}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className="absolute top-0 right-0">
          <CopyButton text={text} what="text" />
        </span>
      </div>
    </div>
  )
}
