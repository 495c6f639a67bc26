import { expect, it } from 'vitest'
import { normaliseLanguage } from './category-key'
import { spellLanguage } from './spell-language'

it.each([
  ['en', 'en'],
  ['pt_br', 'pt_BR'],
  ['pt-BR', 'pt_BR'],
  ['PT_BR', 'pt_BR'],
  ['fil', 'fil'],
  ['', ''],
])('%j is spelled %j', (given, spelled) => {
  expect(spellLanguage(given)).toBe(spelled)
  expect(normaliseLanguage(spelled)).toBe(normaliseLanguage(given))
})
