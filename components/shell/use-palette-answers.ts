'use client'

import { useQuery } from '@tanstack/react-query'
import { LayoutTemplate, MessageSquare, Phone } from 'lucide-react'
import { NAVIGATION } from '@/components/shell/navigation'
import type { PaletteAnswer } from '@/components/shell/palette-item'
import { apiQuery } from '@/lib/client/api-query'
import { channelSearchQuery } from '@/lib/client/channel-search'
import { messageQuery } from '@/lib/client/messages'
import type { TemplateList } from '@/lib/contracts/templates'

const SHOWN = 5

/** A trace id, or Meta's id of a message. */
const MESSAGE_ID = /^(wamid\..{8,}|[0-9a-f]{8}-[0-9a-f-]{27})$/i

/** What the palette finds for a text: pages at once, the rest by the Partner API. */
export function usePaletteAnswers(
  partnerId: string,
  text: string,
): { groups: { name: string; items: PaletteAnswer[] }[]; waiting: boolean } {
  const isMessage = MESSAGE_ID.test(text)
  const enabled = text.length > 1 && !isMessage
  const channels = useQuery({ ...channelSearchQuery(partnerId, text), enabled })
  const templates = useQuery({
    ...apiQuery<TemplateList>(partnerId, ['templates'], {
      limit: String(SHOWN),
      filters: JSON.stringify({ search: text }),
    }),
    enabled,
  })
  const message = useQuery({ ...messageQuery(partnerId, text), enabled: isMessage })

  const pages = NAVIGATION.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()))
  const groups: { name: string; items: PaletteAnswer[] }[] = [
    { name: 'Pages', items: pages.map(({ href, label, icon }) => ({ href, label, icon })) },
    {
      name: 'Messages',
      items:
        isMessage && message.data
          ? [
              {
                href: `/activity/${message.data.trace_id}`,
                label: message.data.template_name ?? 'Message',
                detail: message.data.channel_name ?? undefined,
                icon: MessageSquare,
              },
            ]
          : [],
    },
    {
      name: 'Channels',
      items: (enabled ? (channels.data?.partner_channels ?? []) : [])
        .slice(0, SHOWN)
        .map(({ id, name, display_phone_number }) => ({
          href: `/channels/${id}`,
          label: name,
          detail: display_phone_number,
          icon: Phone,
        })),
    },
    {
      name: 'Templates',
      items: (enabled ? (templates.data?.templates ?? []) : []).map(
        ({ waba_id, name, language }) => ({
          href: `/templates/${[waba_id, name, language].map(encodeURIComponent).join('/')}`,
          label: name,
          detail: `${language} · ${waba_id}`,
          icon: LayoutTemplate,
        }),
      ),
    },
  ]
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    waiting: channels.isLoading || templates.isLoading || message.isLoading,
  }
}
