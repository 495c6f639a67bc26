/** Statuses as the benchmark sends them: each of `messages` messages is sent, delivered and read, in no order. */
export interface Traffic {
  /** The number of the first message, so that runs do not meet. */
  from: number
  messages: number
  /** Of all statuses that many more are repetitions. */
  repeated: number
  /** Statuses that lie so near to each other come in any order. */
  window: number
}

interface Status {
  message: number
  step: number
}

const STATES = ['sent', 'delivered', 'read'] as const
const AFTER_SECONDS = [1, 4, 90]
/** Ten messages a second, so that hours and days pass. */
const PER_SECOND = 10
const BEGIN = Date.UTC(2026, 5, 1) / 1000

/** Every third message is billed as sent by Cloud. */
export const isCloud = (message: number) => message % 3 === 0

export const wamidOf = (message: number) =>
  `wamid.HBgNNTUyMTk5MTExMjIyMhUCABEYEg${String(message).padStart(12, '0')}AA==`

/** All statuses in the order in which they go out; the same for the same traffic. */
export function* statusesOf({ from, messages, repeated, window }: Traffic): Generator<Status> {
  const random = numbers(from + 1)
  let waiting: Status[] = []
  for (let message = from; message < from + messages; message += 1) {
    for (let step = 0; step < STATES.length; step += 1) {
      waiting.push({ message, step })
      if (random() < repeated) waiting.push({ message, step })
    }
    if (waiting.length >= window) {
      yield* shuffled(waiting, random)
      waiting = []
    }
  }
  yield* shuffled(waiting, random)
}

/** The body of one POST, in Meta's shape. */
export function bodyOf(statuses: readonly Status[], phoneNumberId: string): Buffer {
  return Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '102290129340398',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: '5511987654321', phone_number_id: phoneNumberId },
                statuses: statuses.map(({ message, step }) => ({
                  id: wamidOf(message),
                  status: STATES[step],
                  timestamp: String(
                    BEGIN + Math.floor(message / PER_SECOND) + AFTER_SECONDS[step]!,
                  ),
                  recipient_id: `55219${String(message % 100_000_000).padStart(8, '0')}`,
                  ...(step < 2 && {
                    pricing: {
                      billable: true,
                      pricing_model: 'PMP',
                      type: 'regular',
                      category: isCloud(message) ? 'marketing' : 'marketing_lite',
                    },
                  }),
                })),
              },
            },
          ],
        },
      ],
    }),
  )
}

function shuffled<T>(items: T[], random: () => number): T[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const item = items[last]!
    items[last] = items[other]!
    items[other] = item
  }
  return items
}

/** From 0 to 1, the same for the same seed (a linear congruence, good enough to shuffle). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
