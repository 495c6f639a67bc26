import { describe, expect, it } from 'vitest'
import { defaultTemplates } from '@/sandbox/default-templates'
import { TemplateCatalogue } from '@/sandbox/template-catalogue'

describe('the default list', () => {
  it("has twenty names of every category, each language once, with ids of Meta's length", () => {
    const names = new Set(defaultTemplates.map(({ name }) => name))
    expect(names.size).toBeGreaterThanOrEqual(20)
    expect([...names]).toEqual(expect.arrayContaining(['spring_sale', 'order_update']))
    const categories = new Set(defaultTemplates.map(({ category }) => category))
    expect(categories).toEqual(new Set(['MARKETING', 'UTILITY', 'AUTHENTICATION']))
    expect(new Set(defaultTemplates.map(({ id }) => id)).size).toBe(defaultTemplates.length)
    const keys = defaultTemplates.map(({ name, language }) => `${name}/${language}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { id, name } of defaultTemplates) {
      expect(id).toMatch(/^\d{16}$/)
      expect(name).toMatch(/^[a-z0-9_]+$/)
    }
    const components = JSON.stringify(defaultTemplates)
    for (const type of ['CAROUSEL', 'LIMITED_TIME_OFFER', 'COPY_CODE', 'QUICK_REPLY', 'VIDEO']) {
      expect(components).toContain(type)
    }
  })
})

describe('TemplateCatalogue', () => {
  const categories = (catalogue: TemplateCatalogue, waba: string, name: string) =>
    catalogue
      .list(waba)
      .filter((row) => row.name === name)
      .map(({ language, category }) => [language, category])

  it('changes all languages of a template, or one', () => {
    const catalogue = new TemplateCatalogue()
    catalogue.set({ name: 'cart_reminder', category: 'UTILITY' })
    expect(categories(catalogue, '1', 'cart_reminder')).toEqual([
      ['en', 'UTILITY'],
      ['de', 'UTILITY'],
    ])
    catalogue.set({ name: 'cart_reminder', category: 'MARKETING', language: 'de' })
    expect(categories(catalogue, '1', 'cart_reminder')).toEqual([
      ['en', 'UTILITY'],
      ['de', 'MARKETING'],
    ])
    expect(catalogue.find('1', 'cart_reminder', 'de')?.category).toBe('MARKETING')
    expect(catalogue.find('1', 'cart_reminder', 'fr')?.category).toBe('UTILITY')
  })

  it('keeps a change to the WABA it names, and lets the latest win', () => {
    const catalogue = new TemplateCatalogue()
    catalogue.set({ name: 'spring_sale', category: 'UTILITY', waba_id: '1' })
    expect(catalogue.find('1', 'spring_sale', 'en')?.category).toBe('UTILITY')
    expect(catalogue.find('2', 'spring_sale', 'en')?.category).toBe('MARKETING')
    catalogue.set({ name: 'spring_sale', category: 'AUTHENTICATION' })
    expect(catalogue.find('1', 'spring_sale', 'en')?.category).toBe('AUTHENTICATION')
    catalogue.set({ name: 'spring_sale', category: 'UTILITY', waba_id: '1' })
    expect(catalogue.find('1', 'spring_sale', 'en')).not.toHaveProperty('waba_id')
    expect(catalogue.find('1', 'spring_sale', 'en')?.category).toBe('UTILITY')
  })

  it('adds what is not listed, at the end and with an id that stays', () => {
    const catalogue = new TemplateCatalogue()
    expect(catalogue.find('1', 'brand_new', 'en')).toBeUndefined()
    catalogue.set({
      name: 'brand_new',
      category: 'MARKETING',
      language: 'pl',
      correct_category: 'UTILITY',
    })
    const added = catalogue.list('1').at(-1)
    expect(added).toMatchObject({
      name: 'brand_new',
      language: 'pl',
      status: 'APPROVED',
      correct_category: 'UTILITY',
    })
    expect(added?.id).toMatch(/^\d{16}$/)
    catalogue.set({ name: 'brand_new', category: 'UTILITY', language: 'cs' })
    expect(catalogue.list('1').filter(({ id }) => id === added?.id)).toEqual([added])
    expect(categories(catalogue, '1', 'brand_new')).toEqual([
      ['pl', 'MARKETING'],
      ['cs', 'UTILITY'],
    ])
  })
})
