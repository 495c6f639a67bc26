import { NEXT_ACTION_WORDS } from '@/components/onboarding/next-action-words'
import { Tooltip } from '@/components/ui/tooltip'
import type { NextAction } from '@/lib/domain/onboarding/next-action'

/** What has to happen next, the first of it in words, the others and the reasons on demand. */
export function MissingSteps({ actions }: { actions: readonly NextAction[] }) {
  const [first, ...others] = actions
  if (!first) return <span className="text-muted">Nothing</span>
  const about = actions.map((action) => (
    <span key={action} className="mb-1 block last:mb-0">
      <b className="font-medium">{NEXT_ACTION_WORDS[action].name}.</b>{' '}
      {NEXT_ACTION_WORDS[action].why}
    </span>
  ))
  return (
    <Tooltip text={about}>
      <button type="button" className="relative z-1 cursor-help rounded text-left">
        {NEXT_ACTION_WORDS[first].name}
        {others.length > 0 && <span className="text-muted"> +{others.length}</span>}
      </button>
    </Tooltip>
  )
}
