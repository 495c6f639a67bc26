'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { ToggleGroup } from 'radix-ui'
import { THEMES } from '@/components/preferences/preferences'
import { usePreferences } from '@/components/preferences/preferences-provider'

const ICONS = { system: Monitor, light: Sun, dark: Moon }
const NAMES = { system: 'Theme of the system', light: 'Light theme', dark: 'Dark theme' }

export function ThemeSwitch() {
  const { theme, setTheme } = usePreferences()
  const choose = (chosen: string) => {
    const known = THEMES.find((each) => each === chosen)
    if (known) setTheme(known)
  }
  return (
    <ToggleGroup.Root type="single" value={theme} onValueChange={choose} aria-label="Theme" className="inline-flex w-fit rounded-full border p-0.5">
      {THEMES.map((each) => {
        const Icon = ICONS[each]
        return (
          <ToggleGroup.Item
            key={each} value={each} aria-label={NAMES[each]} title={NAMES[each]}
            className="flex size-6 items-center justify-center rounded-full text-muted hover:text-ink data-[state=on]:bg-hover data-[state=on]:text-ink"
          >
            <Icon className="size-3.5" aria-hidden />
          </ToggleGroup.Item>
        )
      })}
    </ToggleGroup.Root>
  )
}
