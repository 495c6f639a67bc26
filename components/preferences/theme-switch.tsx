'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useId } from 'react'
import { THEMES } from '@/components/preferences/preferences'
import { usePreferences } from '@/components/preferences/preferences-provider'

const CHOICES = {
  system: { name: 'Theme of the system', icon: Monitor },
  light: { name: 'Light theme', icon: Sun },
  dark: { name: 'Dark theme', icon: Moon },
}

const CHOICE =
  'relative flex size-6 items-center justify-center rounded-full text-muted outline-offset-1 outline-ink hover:text-ink ' +
  'has-checked:bg-hover has-checked:text-ink has-focus-visible:outline-2'

export function ThemeSwitch() {
  const { theme, setTheme } = usePreferences()
  const group = useId()
  return (
    <fieldset className="flex w-fit rounded-full border p-0.5">
      <legend className="sr-only">Theme</legend>
      {THEMES.map((each) => {
        const { name, icon: Icon } = CHOICES[each]
        return (
          <label key={each} title={name} className={CHOICE}>
            <input
              type="radio"
              name={group}
              aria-label={name}
              checked={theme === each}
              onChange={() => setTheme(each)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <Icon className="size-3.5" aria-hidden />
          </label>
        )
      })}
    </fieldset>
  )
}
