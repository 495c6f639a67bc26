import type { Issue } from '@/lib/contracts/envelope'
import { KEY_IN_USE } from '@/lib/server/channels/key-in-use'
import { Problem } from '@/lib/server/problem'

/** Why a channel cannot be as it was given: a key that is in use is a conflict (contract 2, part 2). */
export function channelProblem(issues: Issue[]): Problem {
  const [first] = issues
  const code = issues.some(({ message }) => message === KEY_IN_USE) ? 'conflict' : 'invalid'
  return new Problem(code, `${first!.path}: ${first!.message}`, { issues })
}
