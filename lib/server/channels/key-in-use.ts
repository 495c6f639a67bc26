/** Says nothing of whose channel it is: that may be another partner's. */
export const KEY_IN_USE =
  'The key already opens another channel, and a key opens only one. Give another key.'
