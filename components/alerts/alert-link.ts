import type { AlertView } from '@/lib/contracts/alerts'

/** Where an alert is looked into or mended. */
export function alertLink({
  kind,
  subject,
  opened_at,
}: Pick<AlertView, 'kind' | 'subject' | 'opened_at'>): { href: string; label: string } {
  const channel = `/channels/${encodeURIComponent(subject.id)}`
  const messages = (filters: Record<string, string>) =>
    `/activity?${new URLSearchParams({ channel_id: subject.id, from: opened_at.slice(0, 10), ...filters })}`
  switch (kind) {
    case 'fallback_rate_jump':
      return { href: messages({ way: 'fell_back' }), label: 'Messages that fell back' }
    case 'held_back_by_meta':
      return { href: messages({}), label: 'Its messages' }
    case 'silent_fallbacks':
      return { href: messages({ way: 'marketing_messages' }), label: 'Messages accepted by MM' }
    case 'webhooks_silent':
      return { href: channel, label: 'Channel' }
    case 'forwarding_failing':
      return {
        href: `/events/forwarding?${new URLSearchParams({ channel_id: subject.id })}`,
        label: 'Its deliveries',
      }
    case 'provider_routes_itself':
      return { href: '/integration', label: 'Integration' }
    case 'waba_ineligible':
      return {
        href: `/channels?${new URLSearchParams({ search: subject.id })}`,
        label: 'Its channels',
      }
    case 'category_change':
      return {
        href: `/templates?${new URLSearchParams({ open: decodeURIComponent(subject.id) })}`,
        label: 'Template',
      }
  }
}
