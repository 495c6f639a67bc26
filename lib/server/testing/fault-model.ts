import type { Way } from '@/lib/domain/sending/way'

/** What an upstream does with one request: whether the message goes out is one fact, what is seen of it another. */
export interface Play {
  delivers: boolean
  /** Seen from here nobody can say whether it was delivered (contract 2.2, `ambiguous`). */
  ambiguous: boolean
  seen: 'not_sent' | 'reset' | { status: number; body: string }
}

const accepted: Play = {
  delivers: true,
  ambiguous: false,
  seen: { status: 200, body: '{"messages":[{"id":"wamid.x"}]}' },
}
const acceptedOddly: Play = {
  delivers: true,
  ambiguous: false,
  seen: { status: 200, body: '<html>' },
}
const notSent: Play = { delivers: false, ambiguous: false, seen: 'not_sent' }
const refused = (status: number, code: number): Play => ({
  delivers: false,
  ambiguous: false,
  seen: { status, body: JSON.stringify({ error: { code, message: `(#${code})` } }) },
})
const ambiguous = (seen: Play['seen']): Play[] => [
  { delivers: true, ambiguous: true, seen },
  { delivers: false, ambiguous: true, seen },
]

const unclear = [
  ...ambiguous('reset'),
  ...ambiguous({ status: 502, body: '<html>' }),
  ...ambiguous({ status: 500, body: '{"error":{"code":131000}}' }),
]

/** Every kind as often as another; a few are accepted more often, or hardly anything would ever be known. */
const PLAYS: Record<Way, readonly Play[]> = {
  marketing_messages: [
    ...Array<Play>(8).fill(accepted),
    acceptedOddly,
    notSent,
    ...unclear,
    refused(400, 131055),
    refused(400, 134100),
    refused(500, 134102),
    refused(400, 134101),
    refused(400, 131061),
    refused(429, 80007),
    refused(400, 131049),
    refused(404, 132001),
    refused(403, 10),
    refused(302, 1),
  ],
  messages: [
    ...Array<Play>(8).fill(accepted),
    acceptedOddly,
    notSent,
    ...unclear,
    refused(400, 131063),
    refused(400, 131063),
    refused(429, 4),
    refused(400, 131026),
  ],
}

/** The truth about every message, by recipient: which ways were asked, which of them got it, delivered it, left that open. */
export class FaultModel {
  readonly asked = new Map<string, Way[]>()
  readonly reached = new Map<string, Way[]>()
  readonly delivered = new Map<string, Way[]>()
  readonly leftOpen = new Map<string, Way[]>()

  constructor(
    private readonly random: () => number,
    private readonly possible: (play: Play) => boolean = () => true,
  ) {}

  /** Plays one request of one way, and notes what it was. */
  play(way: Way, recipient: string): Play {
    const plays = PLAYS[way].filter(this.possible)
    const play = plays[Math.floor(this.random() * plays.length)]!
    note(this.asked, recipient, way)
    if (play.seen !== 'not_sent') note(this.reached, recipient, way)
    if (play.delivers) note(this.delivered, recipient, way)
    if (play.ambiguous) note(this.leftOpen, recipient, way)
    return play
  }
}

function note(map: Map<string, Way[]>, recipient: string, way: Way): void {
  const ways = map.get(recipient)
  if (ways) ways.push(way)
  else map.set(recipient, [way])
}

/** The same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
