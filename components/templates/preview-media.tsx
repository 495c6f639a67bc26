'use client'

import { FileText, Image as ImageIcon, MapPin, Play } from 'lucide-react'
import { useState } from 'react'
import type { PreviewHeader } from '@/lib/domain/templates/render-preview'

const KINDS = {
  image: { icon: ImageIcon, name: 'Image' },
  video: { icon: Play, name: 'Video' },
  gif: { icon: Play, name: 'GIF' },
  document: { icon: FileText, name: 'Document' },
}

/** The header of a message that is no text: the picture itself where it can be had, else what it will be. */
export function PreviewMedia({ header }: { header: Exclude<PreviewHeader, { kind: 'text' }> }) {
  const [broken, setBroken] = useState<string | null>(null)
  if (header.kind === 'location') {
    return (
      <div className="m-1.5 flex items-center gap-2.5 rounded-md bg-hover p-3">
        <MapPin className="size-5 shrink-0 text-muted" aria-hidden />
        <div className="min-w-0">
          <div className="truncate font-medium">{header.name || 'A place'}</div>
          <div className="truncate text-xs text-muted">{header.address}</div>
        </div>
      </div>
    )
  }
  const { kind, link } = header
  if (kind === 'image' && link && link !== broken) {
    return (
      // Any address a partner types: next/image would have this server fetch it.
      // eslint-disable-next-line @next/next/no-img-element
      <img
        src={link}
        alt=""
        onError={() => setBroken(link)}
        referrerPolicy="no-referrer"
        className="aspect-[1.91] w-full bg-hover object-cover p-1"
      />
    )
  }
  const { icon: Icon, name } = KINDS[kind]
  const file = link?.split('/').at(-1)?.split('?')[0]
  return (
    <div
      className={`m-1.5 flex items-center justify-center gap-2 rounded-md bg-hover px-3 text-muted ${kind === 'document' ? 'h-14' : 'aspect-[1.91]'}`}
    >
      <Icon className="size-5 shrink-0" aria-hidden />
      <span className="truncate text-xs">{file || name}</span>
    </div>
  )
}
