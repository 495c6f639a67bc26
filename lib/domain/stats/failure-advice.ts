export interface FailureAdvice {
  title: string
  /** What to do about it, in a sentence. */
  advice: string
}

const UPSTREAM_FAULT: FailureAdvice = {
  title: 'Meta failed',
  advice: "Send again later, waiting longer each time; look at Meta's status page if it goes on.",
}
const THROTTLED: FailureAdvice = {
  title: 'Too many requests',
  advice: 'Send more slowly: the limit is shared by both ways, so the other one does not help.',
}
const NO_PERMISSION: FailureAdvice = {
  title: 'Not permitted',
  advice: "Check the permissions of the provider's key, and that the number belongs to it.",
}
const ACCOUNT_LOCKED: FailureAdvice = {
  title: 'Account restricted',
  advice: 'The client must settle it with Meta in WhatsApp Manager; nothing goes out until then.',
}
const TEMPLATE_VALUES: FailureAdvice = {
  title: "The template's values do not fit",
  advice:
    "Compare the values sent with the template's placeholders: how many, of which kind and form.",
}
const FLOW: FailureAdvice = {
  title: 'The flow is held back',
  advice: 'Mend the flow in WhatsApp Manager; Meta blocks or slows flows that fail too often.',
}
const MEDIA: FailureAdvice = {
  title: 'The media could not be moved',
  advice:
    "Check that the file's address opens without a key, its type is supported, and its size is within Meta's limit.",
}

/** Meta's codes of messages that failed (Meta, WhatsApp error codes), in our words. */
const BY_CODE: Readonly<Record<number, FailureAdvice>> = {
  0: {
    title: 'No code was given',
    advice: 'Look the message up in the log of activity; the provider gave no reason.',
  },
  1: UPSTREAM_FAULT,
  2: UPSTREAM_FAULT,
  3: NO_PERMISSION,
  4: THROTTLED,
  10: NO_PERMISSION,
  33: {
    title: 'The number is gone',
    advice: 'The sending number was deleted at Meta; register it again or delete the channel.',
  },
  100: {
    title: 'A parameter is wrong',
    advice: 'The details name the member of the request that Meta does not take.',
  },
  190: { title: 'The key has expired', advice: 'Give the channel a new upstream key.' },
  200: NO_PERMISSION,
  368: ACCOUNT_LOCKED,
  80007: THROTTLED,
  130403: {
    title: 'The business blocked this person',
    advice: 'Unblock the person first, or take them off the list.',
  },
  130429: THROTTLED,
  130472: {
    title: 'Recipient in an experiment of Meta',
    advice: 'Meta withholds marketing from this person for a while; reach them another way.',
  },
  130497: {
    title: 'Not allowed in this country',
    advice: "Meta forbids messages of this business's kind there; leave the country out.",
  },
  131000: UPSTREAM_FAULT,
  131005: NO_PERMISSION,
  131008: { title: 'A value is missing', advice: 'The details name it; add it to the request.' },
  131009: {
    title: 'A value is not accepted',
    advice: 'The details name it. Of a template made less than ten minutes ago: wait.',
  },
  131016: UPSTREAM_FAULT,
  131021: {
    title: 'Sender and recipient are the same',
    advice: "Take the business's own number off the list.",
  },
  131026: {
    title: 'Not deliverable',
    advice:
      'The number is not on WhatsApp, or its app is too old; take it off the list if that stays so.',
  },
  131031: ACCOUNT_LOCKED,
  131037: {
    title: 'The number has no display name',
    advice: 'Set a display name in WhatsApp Manager and wait for its approval.',
  },
  131042: {
    title: 'A problem with payment',
    advice: 'The client must mend the payment method in WhatsApp Manager.',
  },
  131045: {
    title: 'The number is not registered',
    advice: 'Register the sending number on the Cloud API.',
  },
  131047: {
    title: 'More than 24 hours since the last reply',
    advice: 'Outside the service window only templates are delivered.',
  },
  131048: {
    title: 'The number is restricted for spam',
    advice: 'Stop for some days; fewer, wanted messages raise the quality rating again.',
  },
  131049: {
    title: 'Held back by Meta',
    advice:
      'Meta limits how much marketing a person gets from all businesses, and delivers none to the United States. Wait at least 24 hours: trying again earlier makes it longer.',
  },
  131050: {
    title: 'Recipient stopped marketing',
    advice: 'Take the person off marketing lists until they resume.',
  },
  131051: { title: 'Kind of message not supported', advice: 'Choose another message type.' },
  131052: MEDIA,
  131053: MEDIA,
  131055: {
    title: 'Not a marketing template',
    advice:
      "MM takes only marketing templates; send it by Cloud, or check the template's category.",
  },
  131056: {
    title: 'Too many to one person',
    advice:
      'Wait before the next message to the same person; Meta allows about one in six seconds.',
  },
  131057: { title: 'The number is being upgraded', advice: 'Try again in a minute.' },
  131061: {
    title: 'Only MM takes this template',
    advice: 'It has a maximum price; send it by MM.',
  },
  131062: {
    title: 'A user id is not accepted here',
    advice: 'Address the person by phone number.',
  },
  131063: {
    title: 'Marketing is switched off on Cloud',
    advice:
      'The account sends marketing by MM only; switch routing on, or send to /marketing_messages.',
  },
  131064: {
    title: 'Limited for templates of the wrong category',
    advice: "Mend the templates' categories; Meta lifts the limit by itself.",
  },
  132000: TEMPLATE_VALUES,
  132001: {
    title: 'No such template',
    advice: 'Check name and language, and that the template is approved there.',
  },
  132005: {
    title: 'The text is too long',
    advice: "Shorten the values: the filled-in text exceeds the template's limit.",
  },
  132007: { title: "Against Meta's content policy", advice: 'Rewrite the template.' },
  132008: TEMPLATE_VALUES,
  132012: TEMPLATE_VALUES,
  132015: {
    title: 'The template is paused',
    advice: 'Recipients rated it low; edit it, or wait until the pause ends.',
  },
  132016: { title: 'The template is disabled', advice: 'It was paused too often; make a new one.' },
  132018: {
    title: 'The template failed a check',
    advice: 'The details name the parameter that does not fit the template.',
  },
  132068: FLOW,
  132069: FLOW,
  133004: UPSTREAM_FAULT,
  134100: {
    title: 'Not a marketing template',
    advice:
      "MM takes only marketing templates; send it by Cloud, or check the template's category.",
  },
  134101: {
    title: 'The template is still being prepared',
    advice: 'Wait ten minutes after a template is made, or woken after seven idle days.',
  },
  134102: {
    title: 'Not onboarded, or no such template',
    advice: "Check the account's onboarding to the MM API, then the template.",
  },
  135000: {
    title: 'Meta could not make the message',
    advice: "Check the template's parameters; send again later.",
  },
}

/** What a failed message's code means and what to do about it. */
export function failureAdvice(code: number): FailureAdvice {
  const known = BY_CODE[code]
  if (known) return known
  if (code > 200 && code < 300) return NO_PERMISSION
  return {
    title: `Error ${code}`,
    advice: "Look the code up in Meta's list of error codes; the message's details may say more.",
  }
}
