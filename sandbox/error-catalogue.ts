/** HTTP status, message and details by code (Meta, "Error codes"; some statuses are from its older table). */
export const errorCatalogue = {
  4: [400, 'Application request limit reached', 'The app has reached its API call rate limit.'],
  10: [
    403,
    'Application does not have permission for this action',
    'The app lacks whatsapp_business_messaging.',
  ],
  100: [
    400,
    'Invalid parameter',
    'The request included one or more unsupported or misspelled parameters.',
  ],
  190: [401, 'Error validating access token', 'The access token has expired.'],
  200: [403, 'You must accept the Marketing Messages Lite API terms to use the API.', undefined],
  368: [
    403,
    'Temporarily blocked for policies violations',
    'The business account is restricted for a policy violation.',
  ],
  2200: [400, 'Callback verification failed', undefined],
  80007: [400, 'Rate limit issues', 'The WhatsApp Business Account has reached its rate limit.'],
  130429: [400, 'Rate limit hit', 'The message throughput of this number has been reached.'],
  130472: [
    400,
    "User's number is part of an experiment",
    'The message was not sent as part of an experiment.',
  ],
  131000: [500, 'Something went wrong', 'The message failed to send because of an unknown error.'],
  131008: [
    400,
    'Required parameter is missing',
    'A required parameter of the template component is missing.',
  ],
  131009: [400, 'Parameter value is not valid', 'One or more parameter values are invalid.'],
  131021: [400, 'Recipient cannot be sender', 'Sender and recipient phone number is the same.'],
  131026: [400, 'Message undeliverable', 'The recipient cannot receive this message.'],
  131042: [
    400,
    'Business eligibility payment issue',
    'There is a problem with the payment method of the account.',
  ],
  131049: [
    400,
    'This message was not delivered to maintain healthy ecosystem engagement.',
    'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
  ],
  131050: [
    400,
    'User has stopped marketing messages',
    'The recipient stopped marketing messages from this business.',
  ],
  131055: [400, 'Method not allowed', 'Only marketing template messages are supported'],
  131056: [
    400,
    'Pair rate limit hit',
    'Too many messages from this number to the same recipient in a short time.',
  ],
  131061: [
    400,
    'Template cannot be sent via Cloud API',
    'A template with a maximum price cannot go by Cloud API.',
  ],
  131062: [
    400,
    'Recipient is not supported',
    'This template cannot be sent to a business-scoped user id.',
  ],
  131063: [
    400,
    'Marketing templates disabled for Cloud API',
    'The template is marketing, and disable_marketing_messages_on_cloud_api is on for this account.',
  ],
  132000: [
    400,
    'Number of parameters does not match the expected number of params',
    'The body expects another number.',
  ],
  132001: [
    404,
    'Template name does not exist in the translation',
    'The template is not approved in this language.',
  ],
  132015: [400, 'Template is paused', 'The template is paused because of low quality.'],
  132016: [
    400,
    'Template is disabled',
    'The template was paused too many times and is now disabled.',
  ],
  134100: [400, 'Only marketing messages supported', 'The template category is not MARKETING.'],
  134101: [
    400,
    'Template is still syncing',
    'The template was created or used only now; try again in 10 minutes.',
  ],
  134102: [
    500,
    'Template unavailable',
    'The business is not onboarded to the Marketing Messages API.',
  ],
} as const satisfies Record<number, readonly [number, string, string | undefined]>

export type ErrorCode = keyof typeof errorCatalogue
