import type { Column } from '@/components/data-table/data-table'
import { LINK_WORDS } from '@/components/onboarding/link-words'
import { MissingSteps } from '@/components/onboarding/missing-steps'
import { openedWords } from '@/components/onboarding/opened-words'
import { STAGE_WORDS } from '@/components/onboarding/stage-words'
import { LocalNumber } from '@/components/preferences/local-number'
import { LocalTime } from '@/components/preferences/local-time'
import { Badge } from '@/components/ui/badge'
import type { OnboardingClient } from '@/lib/contracts/onboarding'

const CLIENT = {
  header: 'Client',
  sort: 'client_name',
  className: 'w-full max-w-0 sm:w-auto sm:max-w-64',
}

/** The columns after the first, which opens the row and which the list adds. */
export const ONBOARDING_COLUMNS: readonly Column<OnboardingClient>[] = [
  {
    header: 'Stage',
    sort: 'stage',
    className: 'hidden md:table-cell',
    cell: ({ stage }) => (
      <Badge look={stage === null ? 'neutral' : 'good'}>
        {stage === null ? 'Not begun' : STAGE_WORDS[stage].name}
      </Badge>
    ),
  },
  {
    header: 'Missing',
    sort: 'next_action',
    cell: ({ next_actions }) => <MissingSteps actions={next_actions} />,
  },
  {
    header: 'Link',
    className: 'hidden lg:table-cell',
    cell: ({ link }) =>
      link ? (
        <>
          <span className="block">{LINK_WORDS[link.status]}</span>
          <span className="block text-xs text-muted">
            {link.status === 'accepted' || link.expires_at === null ? (
              openedWords(link.opened_count)
            ) : (
              <>
                {link.status === 'expired' ? 'on' : 'until'} <LocalTime at={link.expires_at} />
              </>
            )}
          </span>
        </>
      ) : (
        <span className="text-muted">–</span>
      ),
  },
  {
    header: 'Channels by MM',
    className: 'hidden text-right sm:table-cell',
    cell: ({ channels_by_mm, channels_total }) => (
      <>
        <LocalNumber value={channels_by_mm} />
        <span className="text-muted">
          {' '}
          of <LocalNumber value={channels_total} />
        </span>
      </>
    ),
  },
]

/** For the table while it loads. */
export const ONBOARDING_HEADERS = [CLIENT, ...ONBOARDING_COLUMNS]

/** The first column, which opens a client. */
export function clientColumn(onOpen: (client: OnboardingClient) => void): Column<OnboardingClient> {
  return {
    ...CLIENT,
    cell: (client) => (
      <>
        <button
          type="button"
          onClick={() => onOpen(client)}
          className="block w-full truncate text-left font-medium after:absolute after:inset-0"
        >
          {client.client_name}
        </button>
        <span className="block truncate text-xs text-muted md:hidden">
          {client.stage === null ? 'Not begun' : STAGE_WORDS[client.stage].name}
        </span>
      </>
    ),
  }
}
