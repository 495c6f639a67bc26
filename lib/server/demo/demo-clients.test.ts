import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { phoneCountry } from '@/lib/domain/geography/phone-country'
import { ttlProblem } from '@/lib/domain/templates/ttl'
import { demoClients } from '@/lib/server/demo/demo-clients'
import { readScript } from '@/sandbox/read-script'

const portfolios = demoClients.flatMap((client) => client.portfolios)
const wabas = portfolios.flatMap((portfolio) => portfolio.wabas)
const channels = wabas.flatMap((waba) => waba.channels)
const templates = wabas.flatMap((waba) => waba.templates)

const distinct = <T>(values: readonly T[]) => new Set(values).size

describe("the demonstration's clients", () => {
  it('are 12 with 43 channels and 60 templates, each told apart', () => {
    expect([demoClients.length, channels.length, templates.length]).toEqual([12, 43, 60])
    for (const ids of [
      demoClients.map(({ name }) => name),
      portfolios.map(({ id }) => id),
      wabas.map(({ id }) => id),
      channels.map(({ name }) => name),
    ]) {
      expect(distinct(ids)).toBe(ids.length)
    }
    expect(distinct(channels.map(({ phoneNumberId }) => phoneNumberId))).toBe(43)
    expect(distinct(channels.map(({ phone }) => phone))).toBe(43)
    expect(
      distinct(
        wabas.flatMap(({ id, templates: own }) =>
          own.map(({ name, language }) => `${id} ${name} ${language}`),
        ),
      ),
    ).toBe(60)
  })

  it('have valid numbers of many countries', () => {
    for (const { phone } of channels)
      expect(parsePhoneNumberFromString(`+${phone}`)?.isValid() && phone).toBe(phone)
    expect(distinct(channels.map(({ phone }) => phoneCountry(phone)))).toBeGreaterThanOrEqual(25)
    expect(channels.map(({ phone }) => phoneCountry(phone))).not.toContain(null)
  })

  it('are of mixed states: several portfolios, shared WABAs, every setting of a channel', () => {
    expect(
      demoClients
        .map((client) => client.portfolios.length)
        .sort()
        .at(-1),
    ).toBe(2)
    expect(wabas.filter((waba) => waba.channels.length > 1).length).toBeGreaterThan(5)
    expect(new Set(channels.map(({ override }) => override ?? 'inherit'))).toEqual(
      new Set(['inherit', 'on', 'off']),
    )
    expect(new Set(channels.map(({ activitySharing }) => activitySharing))).toEqual(
      new Set([undefined, true, false]),
    )
    for (const setting of ['rateLimitMps', 'suppressOptedOut', 'suppressUs'] as const) {
      expect(channels.filter((channel) => channel[setting]).length, setting).toBeGreaterThanOrEqual(
        3,
      )
    }
  })
})

describe("the demonstration's templates", () => {
  it('are of every category, format and status that matter', () => {
    expect(new Set(templates.map(({ category }) => category))).toEqual(
      new Set(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
    )
    expect(new Set(templates.map(({ parameter_format }) => parameter_format))).toEqual(
      new Set(['POSITIONAL', 'NAMED']),
    )
    expect(new Set(templates.map(({ status }) => status))).toEqual(
      new Set(['APPROVED', 'PAUSED', 'PENDING', 'REJECTED', 'DISABLED']),
    )
    expect(templates.filter(({ correct_category }) => correct_category)).toHaveLength(1)
    const components = JSON.stringify(templates.map((template) => template.components))
    for (const kind of [
      'CAROUSEL',
      'LIMITED_TIME_OFFER',
      'COPY_CODE',
      'QUICK_REPLY',
      'IMAGE',
      'VIDEO',
      'DOCUMENT',
      'FOOTER',
      '"format":"TEXT"',
    ]) {
      expect(components).toContain(kind)
    }
  })

  it.each(
    templates.map((template) => [`${template.name} ${template.language}`, template] as const),
  )('%s is one that Meta would take', (_, template) => {
    expect(template.name).toMatch(/^[a-z0-9_]{1,512}$/)
    const { text, example } = template.components.find(
      (part) => (part as { type: string }).type === 'BODY',
    ) as {
      text: string
      example?: { body_text?: string[][]; body_text_named_params?: { param_name: string }[] }
    }
    const variables = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
    const examples =
      template.parameter_format === 'NAMED'
        ? example?.body_text_named_params?.map(({ param_name }) => param_name)
        : example?.body_text?.[0]?.map((_value, index) => String(index + 1))
    expect(variables).toEqual(examples ?? [])
    expect(text).not.toMatch(/^\{\{|\}\}$/)
    if (template.message_send_ttl_seconds !== undefined)
      expect(ttlProblem(template.category, template.message_send_ttl_seconds)).toBeNull()
  })

  it("are played by the sandbox's ordinary rules, none by its name", () => {
    for (const { name } of templates)
      expect(readScript(name, 'marketing_messages'), name).toEqual({
        category: 'MARKETING',
        held: false,
      })
  })
})
