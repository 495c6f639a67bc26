import {
  Activity,
  BookOpen,
  ChartColumn,
  Gauge,
  Handshake,
  LayoutTemplate,
  type LucideIcon,
  PenLine,
  Phone,
  SlidersHorizontal,
  Users,
  Webhook,
} from 'lucide-react'

export interface NavigationItem {
  href: string
  label: string
  icon: LucideIcon
}

/** The hub's pages, in the order of the navigation. */
export const NAVIGATION: readonly NavigationItem[] = [
  { href: '/', label: 'Overview', icon: Gauge },
  { href: '/campaigns', label: 'Campaigns', icon: ChartColumn },
  { href: '/integration', label: 'Integration', icon: SlidersHorizontal },
  { href: '/channels', label: 'Channels', icon: Phone },
  { href: '/onboarding', label: 'Onboarding', icon: Handshake },
  { href: '/templates', label: 'Templates', icon: LayoutTemplate },
  { href: '/compose', label: 'Compose', icon: PenLine },
  { href: '/activity', label: 'Activity', icon: Activity },
  { href: '/events', label: 'Events', icon: Webhook },
  { href: '/team', label: 'Team', icon: Users },
  { href: '/docs/api', label: 'API reference', icon: BookOpen },
]
