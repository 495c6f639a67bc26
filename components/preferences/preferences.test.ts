import { expect, it } from 'vitest'
import { readPreferences } from '@/components/preferences/preferences'

const read = (cookies: Record<string, string>, language: string | null) =>
  readPreferences((name) => cookies[name], language)

it('preferences come from cookies and Accept-Language', () => {
  expect(read({ theme: 'dark', 'time-zone': 'America/Sao_Paulo' }, 'pt-BR,pt;q=0.9')).toEqual({
    theme: 'dark',
    locale: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
  })
})

it('preferences fall back where nothing or nonsense is given', () => {
  const fallback = { theme: 'system', locale: 'en', timeZone: 'UTC' }
  expect(read({}, null)).toEqual(fallback)
  expect(read({ theme: 'pink', 'time-zone': 'Mars/Olympus' }, '*')).toEqual(fallback)
  expect(read({ theme: '', 'time-zone': '' }, '')).toEqual(fallback)
})
