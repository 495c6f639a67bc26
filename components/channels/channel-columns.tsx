import Link from 'next/link'
import { ChannelWeek, WEEK_DEFINITION } from '@/components/channels/channel-week'
import { MmStatus } from '@/components/channels/mm-status'
import { OverrideControl } from '@/components/channels/override-control'
import { ROUTING_REASON_WORDS } from '@/components/channels/routing-reasons'
import type { Column } from '@/components/data-table/data-table'
import { Age } from '@/components/preferences/age'
import { LaneBadge } from '@/components/sending/lane-badge'
import type { ActiveChannel } from '@/lib/contracts/channels'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'
import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'

const NAME = { header: 'Channel', className: 'w-full max-w-0 min-w-32 xl:w-1/5', sort: 'name' }
const CLIENT = { header: 'Client', className: 'hidden xl:table-cell', sort: 'client_name' }
const STATUS = { header: 'MM status', className: 'hidden md:table-cell' }
const OVERRIDE = { header: 'Routing', className: 'w-0' }
const ROUTE = { header: 'Marketing goes', className: 'hidden sm:table-cell' }
const WEEK = { header: 'Sends, 7 days', about: WEEK_DEFINITION, className: 'hidden lg:table-cell' }
const EVENT = {
  header: 'Last event',
  about: 'When a webhook last told of this channel.',
  className: 'hidden text-right xl:table-cell',
}

/** For the table while it loads. */
export const CHANNEL_HEADERS = [NAME, CLIENT, STATUS, OVERRIDE, ROUTE, WEEK, EVENT]

export function channelColumns({
  role,
  onOverride,
}: {
  role: Role
  onOverride(channel: ActiveChannel, mode: RoutingOverride): void
}): readonly Column<ActiveChannel>[] {
  return [
    {
      ...NAME,
      cell: (channel) => (
        <>
          <Link
            href={`/channels/${channel.id}`}
            prefetch={false}
            className="block truncate font-medium after:absolute after:inset-0"
          >
            {channel.name}
          </Link>
          <span className="block truncate text-xs text-muted">
            {channel.display_phone_number}
            {channel.country && ` · ${channel.country}`}
          </span>
          <span className="mt-1 block sm:hidden">
            <LaneBadge way={channel.routing.effective} />
          </span>
        </>
      ),
    },
    {
      ...CLIENT,
      cell: ({ client_name, waba_id }) => (
        <>
          <span className="block max-w-40 truncate">{client_name}</span>
          <span className="block font-mono text-xs text-muted" title="WABA">
            {waba_id}
          </span>
        </>
      ),
    },
    { ...STATUS, cell: ({ mm_status }) => <MmStatus mmStatus={mm_status} /> },
    {
      ...OVERRIDE,
      cell: (channel) => (
        <div className="relative z-1 w-fit">
          <OverrideControl
            name={channel.name}
            value={channel.routing.override}
            disabled={!roleAllows(role, 'operator')}
            onChange={(mode) => onOverride(channel, mode)}
          />
        </div>
      ),
    },
    {
      ...ROUTE,
      cell: ({ routing }) => (
        <span title={routing.explanation} className="flex flex-col items-start gap-0.5">
          <LaneBadge way={routing.effective} />
          <span className="text-xs whitespace-nowrap text-muted">
            {ROUTING_REASON_WORDS[routing.reason].name}
          </span>
        </span>
      ),
    },
    { ...WEEK, cell: (channel) => <ChannelWeek {...channel} /> },
    {
      ...EVENT,
      cell: ({ activity: { last_event_at } }) => (
        <span className="whitespace-nowrap text-muted">
          {last_event_at ? (
            <>
              <Age since={last_event_at} /> ago
            </>
          ) : (
            'none yet'
          )}
        </span>
      ),
    },
  ]
}
