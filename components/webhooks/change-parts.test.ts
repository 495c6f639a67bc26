import { expect, it } from 'vitest'
import { changeParts } from '@/components/webhooks/change-parts'

it("tells statuses in the order of a message's life, and what was known already", () => {
  const changes = {
    statuses: { read: { new: 1, repeated: 2 }, sent: { new: 0, repeated: 1 } },
    user_actions: {
      marketing_messages_link_click: { new: 3, repeated: 0 },
      landing_page_view: { new: 1, repeated: 0 },
      new_thing: { new: 1, repeated: 0 },
    },
    inbound_messages: 0,
    unassigned: 2,
    effects: [],
  }
  expect(changeParts(changes)).toEqual([
    { count: 0, words: 'sent', repeated: 1 },
    { count: 1, words: 'read', repeated: 2 },
    { count: 3, words: 'clicks', repeated: 0 },
    { count: 1, words: 'landing page view', repeated: 0 },
    { count: 1, words: 'new thing', repeated: 0 },
    { count: 2, words: 'of nobody', repeated: 0 },
  ])
  expect(
    changeParts({
      statuses: {},
      user_actions: {},
      inbound_messages: 0,
      unassigned: 0,
      effects: [],
    }),
  ).toEqual([])
})
