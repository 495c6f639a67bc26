import { Activity, LayoutTemplate, type LucideIcon, PenLine } from 'lucide-react'

export interface NavigationItem {
  href: string
  label: string
  icon: LucideIcon
}

/** The hub's pages, in the order of the navigation. */
export const NAVIGATION: readonly NavigationItem[] = [
  { href: '/templates', label: 'Templates', icon: LayoutTemplate },
  { href: '/compose', label: 'Compose', icon: PenLine },
  { href: '/activity', label: 'Activity', icon: Activity },
]
