import { Activity, type LucideIcon } from 'lucide-react'

export interface NavigationItem {
  href: string
  label: string
  icon: LucideIcon
}

/** The hub's pages, in the order of the navigation. */
export const NAVIGATION: readonly NavigationItem[] = [
  { href: '/activity', label: 'Activity', icon: Activity },
]
