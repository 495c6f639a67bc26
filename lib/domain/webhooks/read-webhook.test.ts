import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readWebhook } from '@/lib/domain/webhooks/read-webhook'
import { redactInbound } from '@/lib/domain/webhooks/redact-inbound'

const AT = 1_795_183_950
const RECEIVED = 1_795_190_000_000
const context = { receivedAt: RECEIVED, hash: (text: string) => `hash:${text}` }
const metadata = { display_phone_number: '5511987654321', phone_number_id: '106' }
const read = (json: unknown) => readWebhook(json, context)
const change = (field: string, value: object, entry: object = {}) =>
  read({
    object: 'whatsapp_business_account',
    entry: [{ id: '102', time: AT, changes: [{ field, value }], ...entry }],
  })
const status = (more: object, value: object = {}) =>
  change('messages', {
    metadata,
    statuses: [{ id: 'wamid.a', status: 'sent', timestamp: String(AT), ...more }],
    ...value,
  })
const base = {
  kind: 'status',
  phoneNumberId: '106',
  wamid: 'wamid.a',
  status: 'sent',
  at: AT * 1000,
  recipient: null,
  billed: null,
  error: null,
}
const OTHER = { kind: 'other', field: 'messages', wabaId: '102', phoneNumberId: '106' }

describe('statuses', () => {
  const pmp = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing_lite' }
  const cbp = { billable: true, pricing_model: 'CBP', category: 'marketing' }
  const conversation = {
    id: 'c',
    origin: { type: 'marketing_lite' },
    expiration_timestamp: String(AT + 86_400),
  }
  it.each<[string, object, object]>([
    [
      'a payload of Graph v24',
      { recipient_id: '5521991112222', pricing: pmp },
      { recipient: '5521991112222', billed: { category: 'marketing_lite', pricing: pmp } },
    ],
    [
      'one of v23, by conversation',
      { conversation, pricing: cbp },
      { billed: { category: 'marketing', pricing: cbp } },
    ],
    [
      'one that tells the category in the conversation only',
      { conversation },
      { billed: { category: 'marketing_lite', pricing: {} } },
    ],
    [
      'a conversation beside a pricing without category',
      { conversation, pricing: { pricing_model: 'CBP' } },
      { billed: { category: 'marketing_lite', pricing: { pricing_model: 'CBP' } } },
    ],
    ['`read` without pricing', { status: 'read' }, { status: 'read' }],
    [
      'a category in another case',
      { pricing: { category: 'MARKETING_LITE' } },
      { billed: { category: 'marketing_lite', pricing: { category: 'MARKETING_LITE' } } },
    ],
    [
      'odd members of pricing',
      { pricing: { category: 'utility', n: 1e400, o: {}, t: 'a\0b' } },
      { billed: { category: 'utility', pricing: { category: 'utility', t: 'ab' } } },
    ],
    [
      'a number as it is written',
      { recipient_id: '+55 21 99111-2222' },
      { recipient: '5521991112222' },
    ],
    ['a recipient by user id', { recipient_user_id: 'BR.1349' }, { recipient: 'BR.1349' }],
    ['a time that is a number', { timestamp: AT }, {}],
    ['a time in milliseconds', { timestamp: AT * 1000 }, {}],
    ['an id that is a number', { id: 9_007_199_254_740_991 }, { wamid: '9007199254740991' }],
    [
      'a failure',
      {
        status: 'failed',
        errors: [{ code: 131_049, title: 'Not delivered', message: 'm' }, { code: 1 }],
      },
      { status: 'failed', error: { code: 131_049, title: 'Not delivered' } },
    ],
    [
      'a failure whose code is a text',
      { status: 'failed', errors: [{ code: '131026', message: 'm' }] },
      { status: 'failed', error: { code: 131_026, title: 'm' } },
    ],
    [
      'a failure whose code is none',
      { status: 'failed', errors: [{ code: 'x' }] },
      { status: 'failed', error: { code: 0, title: '' } },
    ],
    ['a failure without errors', { status: 'failed' }, { status: 'failed' }],
    ['errors beside another status', { errors: [{ code: 1 }] }, {}],
  ])('%s', (_what, more, expected) => {
    expect(status(more)).toEqual([{ ...base, ...expected }])
  })

  it('a failure whose errors stand at the change, and a recipient that stands in the contact', () => {
    expect(
      status(
        { status: 'failed' },
        { errors: [{ code: 131_050, title: 't' }], contacts: [{ wa_id: '55' }] },
      ),
    ).toEqual([
      { ...base, status: 'failed', recipient: '55', error: { code: 131_050, title: 't' } },
    ])
    expect(status({}, { contacts: [{ user_id: 'BR.1' }] })).toEqual([
      { ...base, recipient: 'BR.1' },
    ])
    expect(status({}, { contacts: [{ wa_id: '55' }, { wa_id: '56' }] })).toEqual([base])
  })

  it.each<[string, object]>([
    ['a status Meta may add', { status: 'played' }],
    ['none', { status: null }],
    ['no id', { id: '' }],
    ['an id too long', { id: 'w'.repeat(257) }],
    ['no time', { timestamp: undefined }],
    ['a time before WhatsApp', { timestamp: '1' }],
    ['a time in the far future', { timestamp: '9999999999' }],
    ['a time that is none', { timestamp: 'noon' }],
  ])('%s is kept as other', (_what, more) => {
    expect(status(more)).toEqual([OTHER])
  })

  it('every entry, change and status is read, the odd ones passed over', () => {
    const statuses = ['a', 'b'].map((id) => ({ id, status: 'sent', timestamp: AT }))
    const changes = [
      { field: 'messages', value: { metadata, statuses: [...statuses, 7, null] } },
      { field: 'messages', value: { metadata, statuses } },
      null,
    ]
    expect(read({ entry: [{ id: 1, changes }, 'x', { id: 2, changes }] })).toHaveLength(8)
  })
})

describe('user actions', () => {
  const action = (entry: object) =>
    change('messages', {
      metadata,
      user_actions: [
        { action_type: 'marketing_messages_link_click', timestamp: String(AT), ...entry },
      ],
    })
  const click = {
    kind: 'user_action',
    phoneNumberId: '106',
    action: 'marketing_messages_link_click',
    at: AT * 1000,
    component: '',
    productId: null,
  }
  it.each<[string, object, object]>([
    [
      'a click',
      {
        marketing_messages_link_click_data: {
          click_component: 'cta',
          click_id: 'ARA',
          tracking_token: 't',
          product_id: 7,
        },
      },
      { identity: 'ARA', component: 'cta', productId: '7' },
    ],
    [
      '`CTA`, and members nobody knows',
      {
        marketing_messages_link_click_data: {
          click_component: 'CTA',
          click_id: 'ARA',
          client_user_agent: 'x',
        },
      },
      { identity: 'ARA', component: 'cta' },
    ],
    [
      'no click id',
      { marketing_messages_link_click_data: { click_component: 'body', tracking_token: 't' } },
      { identity: `hash:[${AT * 1000},"body","t"]`, component: 'body' },
    ],
    ['no data', {}, { identity: `hash:[${AT * 1000},"",""]` }],
    [
      'a click id too long for an index',
      { marketing_messages_link_click_data: { click_id: 'x'.repeat(300) } },
      { identity: `hash:${'x'.repeat(300)}` },
    ],
    [
      'a page view',
      { action_type: 'landing_page_view', marketing_messages_link_click_data: { click_id: 'ARA' } },
      { action: 'landing_page_view', identity: 'ARA' },
    ],
    [
      'an action Meta may add',
      { action_type: 'purchase', purchase_data: { click_id: 'P' } },
      { action: 'purchase', identity: 'P' },
    ],
  ])('%s', (_what, entry, expected) => {
    expect(action(entry)).toEqual([{ ...click, ...expected }])
  })

  it.each([[{ timestamp: null }], [{ action_type: 7.5e400 }], [{ action_type: {} }]])(
    '%j is kept as other',
    (entry) => {
      expect(action(entry)).toEqual([OTHER])
    },
  )
})

describe('accounts, templates, preferences', () => {
  it('an `account_update` is about the WABA of `waba_info`, not about the entry', () => {
    const waba_info = { owner_business_id: '232', waba_id: '980' }
    const account = {
      kind: 'account_update',
      wabaId: '980',
      businessId: '232',
      banState: null,
      at: AT * 1000,
    }
    expect(change('account_update', { event: 'MM_LITE_TERMS_SIGNED', waba_info })).toEqual([
      { ...account, event: 'MM_LITE_TERMS_SIGNED' },
    ])
    expect(
      change('account_update', {
        event: 'DISABLED_UPDATE',
        ban_info: { waba_ban_state: 'DISABLE' },
        waba_info,
      }),
    ).toEqual([{ ...account, event: 'DISABLED_UPDATE', banState: 'DISABLE' }])
    for (const restriction_info of [
      { restriction_type: 'R' },
      [{ restriction_type: 'R', expiration: 1 }],
    ]) {
      expect(change('account_update', { event: 'ACCOUNT_RESTRICTION', restriction_info })).toEqual([
        { ...account, event: 'ACCOUNT_RESTRICTION', wabaId: '102', businessId: null },
      ])
    }
    expect(
      change(
        'account_update',
        { event: 'AD_ACCOUNT_LINKED', waba_info: { ...waba_info, ad_account_linked: '1' } },
        { time: undefined },
      ),
    ).toMatchObject([{ at: RECEIVED }])
    expect(change('account_update', { waba_info })).toEqual([
      { ...OTHER, field: 'account_update', phoneNumberId: null },
    ])
  })

  const names = {
    message_template_id: 278_077_987_957_091,
    message_template_name: 'welcome',
    message_template_language: 'en-US',
  }
  const template = { wabaId: '102', name: 'welcome', language: 'en-US', at: AT * 1000 }
  it('a `template_category_update` in both shapes', () => {
    const announced = {
      ...names,
      new_category: 'UTILITY',
      correct_category: 'MARKETING',
      category_update_timestamp: AT + 86_400,
    }
    expect(change('template_category_update', announced)).toEqual([
      {
        kind: 'template_category_update',
        ...template,
        newCategory: 'UTILITY',
        correctCategory: 'MARKETING',
      },
    ])
    for (const more of [{ previous_category: 'UTILITY' }, {}]) {
      expect(
        change('template_category_update', { ...names, ...more, new_category: 'marketing' }),
      ).toEqual([
        {
          kind: 'template_category_update',
          ...template,
          newCategory: 'MARKETING',
          correctCategory: null,
        },
      ])
    }
  })

  it('a `message_template_status_update`, with a category and without', () => {
    const approved = { kind: 'template_status_update', ...template, event: 'APPROVED' }
    expect(
      change('message_template_status_update', {
        ...names,
        event: 'APPROVED',
        reason: null,
        message_template_category: 'MARKETING',
      }),
    ).toEqual([{ ...approved, category: 'MARKETING' }])
    expect(change('message_template_status_update', { ...names, event: 'APPROVED' })).toEqual([
      { ...approved, category: null },
    ])
    expect(change('message_template_status_update', { event: 'APPROVED' })).toEqual([
      { ...OTHER, field: 'message_template_status_update', phoneNumberId: null },
    ])
  })

  it('`user_preferences`, by number and by user id', () => {
    const preference = {
      category: 'marketing_messages',
      value: 'stop',
      timestamp: AT,
      detail: 'User requested to stop',
    }
    const said = {
      kind: 'user_preference',
      wabaId: '102',
      phoneNumberId: '106',
      category: 'marketing_messages',
      value: 'stop',
      at: AT * 1000,
    }
    expect(
      change('user_preferences', {
        metadata,
        user_preferences: [
          { ...preference, wa_id: '5521' },
          { ...preference, user_id: 'BR.1' },
          preference,
        ],
      }),
    ).toEqual([
      { ...said, recipient: '5521' },
      { ...said, recipient: 'BR.1' },
      { ...OTHER, field: 'user_preferences' },
    ])
  })
})

describe('the whole', () => {
  test.each<[string, unknown, unknown]>([
    [
      "an event of 360dialog's hub",
      { id: 'x', event: 'channel_running', data: {} },
      [{ kind: 'hub', event: 'channel_running' }],
    ],
    [
      'a field nobody knows',
      { entry: [{ id: 1, changes: [{ field: 'what_meta_adds', value: 7 }] }] },
      [{ kind: 'other', field: 'what_meta_adds', wabaId: '1', phoneNumberId: null }],
    ],
    [
      'a field named as every object has one',
      { entry: [{ changes: [{ field: 'toString' }] }] },
      [{ kind: 'other', field: 'toString', wabaId: null, phoneNumberId: null }],
    ],
    ['no entries', { object: 'whatsapp_business_account', entry: [] }, []],
    ['entries that are none', { entry: [1, {}] }, null],
    ['another object', { hello: 1 }, null],
    ['an array', [], null],
    ['a text', 'x', null],
    ['null', null, null],
    ['an event without more', { event: 'x' }, null],
  ])('%s', (_what, json, expected) => {
    expect(read(json)).toEqual(expected)
  })

  it('an inbound message is read without what it says', () => {
    expect(
      change('messages', {
        metadata,
        contacts: [{}],
        messages: [{ id: 'wamid.in', type: 'text', timestamp: '1', text: { body: 'secret' } }],
      }),
    ).toEqual([{ kind: 'inbound_message', phoneNumberId: '106', id: 'wamid.in', type: 'text' }])
  })

  it('texts are bounded, and free of what the database does not take', () => {
    const [update] = status({
      status: 'failed',
      errors: [{ code: 1, title: `a\0\ud800${'x'.repeat(999)}` }],
    })!
    expect(update).toMatchObject({ error: { title: expect.stringMatching(/^a\ufffdx{298}$/) } })
  })

  /** Objects that have the members Meta's have, with any values. */
  const likely = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.constantFrom(
        'sent',
        'failed',
        'messages',
        'account_update',
        'template_category_update',
        String(AT),
        AT,
      ),
      tie('object'),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
    object: fc.dictionary(
      fc.constantFrom(
        'entry',
        'changes',
        'value',
        'field',
        'id',
        'time',
        'metadata',
        'phone_number_id',
        'statuses',
        'status',
        'timestamp',
        'pricing',
        'category',
        'errors',
        'code',
        'contacts',
        'user_actions',
        'action_type',
        'messages',
        'user_preferences',
        'event',
        'waba_info',
        'conversation',
        'origin',
        'type',
        '__proto__',
        'constructor',
      ),
      tie('value'),
    ),
  })).object

  it('never throws on any JSON, and gives the same for the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), likely), (json) => {
        expect(read(json)).toEqual(read(structuredClone(json)))
        redactInbound(json)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws on JSON however deep', () => {
    const deep = JSON.parse(
      `{"entry":[{"changes":[{"field":"messages","value":{"messages":[],"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}}]}]}`,
    ) as unknown
    expect(read(deep)).toHaveLength(1)
    expect(JSON.stringify(redactInbound(deep)).length).toBeLessThan(1_000)
  })
})

describe('what the ledger keeps', () => {
  it('is the very same value where nothing is to be taken out', () => {
    const json = {
      entry: [
        {
          changes: [
            {
              field: 'messages',
              value: { metadata, contacts: [{ wa_id: '1' }], statuses: [{ id: 'a' }] },
            },
          ],
        },
      ],
    }
    expect(redactInbound(json)).toBe(json)
  })

  it('holds of messages their id, type and time, and not who wrote them', () => {
    const message = {
      id: 'wamid.in',
      type: 'text',
      timestamp: '1',
      from: '55',
      text: { body: 'secret' },
      context: { from: '55' },
    }
    const value = {
      metadata,
      contacts: [{ profile: { name: 'Ana' }, wa_id: '55' }],
      messages: [message, 'odd'],
    }
    expect(
      redactInbound({ entry: [{ id: '1', changes: [{ field: 'messages', value }] }] }),
    ).toEqual({
      entry: [
        {
          id: '1',
          changes: [
            {
              field: 'messages',
              value: { metadata, messages: [{ id: 'wamid.in', type: 'text', timestamp: '1' }, {}] },
            },
          ],
        },
      ],
    })
    expect(redactInbound({ history: [{ threads: [{ messages: [message] }] }] })).toEqual({
      history: [{ threads: [{ messages: [{ id: 'wamid.in', type: 'text', timestamp: '1' }] }] }],
    })
    expect(redactInbound({ message_echoes: message })).toEqual({
      message_echoes: [{ id: 'wamid.in', type: 'text', timestamp: '1' }],
    })
  })
})
