'use client'

import { Copy, ExternalLink, Phone, Reply, Tag } from 'lucide-react'
import type { ReactNode } from 'react'
import { FormattedText } from '@/components/templates/formatted-text'
import { OfferEnd } from '@/components/templates/offer-end'
import { PreviewMedia } from '@/components/templates/preview-media'
import type { Preview, PreviewButton, PreviewCard } from '@/lib/domain/templates/render-preview'

/** A message as the recipient's phone shows it. `from` is who it comes from. */
export function PhonePreview({ preview, from }: { preview: Preview; from: string }) {
  const { footer, offer, cards, ...message } = preview
  return (
    <figure
      aria-label="Preview of the message"
      className="mx-auto w-full max-w-88 rounded-2xl border bg-surface p-3"
    >
      <figcaption className="mb-3 flex items-center gap-2 border-b pb-2.5">
        <span
          aria-hidden
          className="flex size-7 items-center justify-center rounded-full bg-hover text-xs font-semibold text-muted"
        >
          {from.slice(0, 1)}
        </span>
        <span className="truncate font-medium">{from}</span>
      </figcaption>
      <div className="mr-6 overflow-hidden rounded-lg rounded-tl-none border bg-canvas shadow-xs">
        <Bubble card={message}>
          {offer && (
            <div className="mx-2 mt-2 flex items-center gap-2.5 rounded-md bg-hover p-2.5">
              <Tag className="size-5 shrink-0 text-muted" aria-hidden />
              <div className="min-w-0">
                <div className="font-medium">{offer.text}</div>
                {offer.endsAt !== null && (
                  <div className="text-xs text-muted">
                    <OfferEnd at={offer.endsAt} />
                  </div>
                )}
                {offer.code && <div className="text-xs text-muted">Code: {offer.code}</div>}
              </div>
            </div>
          )}
        </Bubble>
        {footer && <p className="px-3 pb-2 text-xs text-muted">{footer}</p>}
        <Buttons buttons={message.buttons} />
      </div>
      {cards.length > 0 && (
        <ol
          tabIndex={0}
          aria-label="Cards"
          className="mt-2 flex snap-x gap-2 overflow-x-auto rounded-lg pb-1"
        >
          {cards.map((card, index) => (
            <li
              key={index}
              className="flex w-52 shrink-0 snap-start flex-col justify-between overflow-hidden rounded-lg border bg-canvas shadow-xs"
            >
              <div>
                <Bubble card={card} />
              </div>
              <Buttons buttons={card.buttons} />
            </li>
          ))}
        </ol>
      )}
    </figure>
  )
}

function Bubble({ card: { header, body }, children }: { card: PreviewCard; children?: ReactNode }) {
  return (
    <>
      {header && header.kind !== 'text' && <PreviewMedia header={header} />}
      {children}
      {header?.kind === 'text' && (
        <p className="px-3 pt-2 font-semibold break-words">{header.text}</p>
      )}
      {body.length > 0 && (
        <p className="px-3 py-2 break-words whitespace-pre-wrap">
          <FormattedText runs={body} />
        </p>
      )}
    </>
  )
}

const ICONS = { link: ExternalLink, reply: Reply, copy: Copy, call: Phone, other: null }

function Buttons({ buttons }: { buttons: readonly PreviewButton[] }) {
  if (buttons.length === 0) return null
  return (
    <ul className="divide-y border-t">
      {buttons.map(({ kind, text, target }, index) => {
        const Icon = ICONS[kind]
        return (
          <li
            key={index}
            title={target ?? undefined}
            className="flex min-h-9 items-center justify-center gap-1.5 px-3 py-1.5 font-medium"
          >
            {Icon && <Icon className="size-3.5 shrink-0 text-muted" aria-hidden />}
            <span className="truncate">{text}</span>
          </li>
        )
      })}
    </ul>
  )
}
