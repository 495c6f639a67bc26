import type { Column } from '@/components/data-table/data-table'
import { Age } from '@/components/preferences/age'
import { LocalNumber } from '@/components/preferences/local-number'
import { Evidence } from '@/components/templates/evidence'
import { LifeRing } from '@/components/templates/life-ring'
import { SOURCE_WORDS } from '@/components/templates/source-words'
import { SyncClock } from '@/components/templates/sync-clock'
import { VerdictBadge } from '@/components/templates/verdict-badge'
import { Badge } from '@/components/ui/badge'
import type { TemplateCategoryView } from '@/lib/contracts/template-categories'

/** The columns of what is known; the first opens a row, which `CategoryList` adds. */
export const CATEGORY_COLUMNS: readonly Column<TemplateCategoryView>[] = [
  {
    header: 'Client',
    className: 'hidden xl:table-cell',
    cell: ({ client_name, waba_id }) => (
      <>
        <span className="block max-w-44 truncate">{client_name ?? '–'}</span>
        <span className="block font-mono text-xs text-muted" title="WABA">
          {waba_id}
        </span>
      </>
    ),
  },
  {
    header: 'Verdict',
    sort: 'category',
    cell: ({ category, impending, ready_at }) => (
      <span className="flex flex-col items-start gap-0.5">
        <VerdictBadge category={category} />
        {impending && (
          <Badge look="attention">
            becomes {impending === 'marketing' ? 'marketing' : 'non-marketing'}
          </Badge>
        )}
        <span className="sm:hidden">
          <SyncClock readyAt={ready_at} />
        </span>
      </span>
    ),
  },
  {
    header: 'Source',
    sort: 'source',
    className: 'hidden md:table-cell',
    cell: ({ source }) => (
      <span title={SOURCE_WORDS[source].says} className="whitespace-nowrap">
        {SOURCE_WORDS[source].name}
      </span>
    ),
  },
  { header: 'Evidence', className: 'hidden lg:table-cell', cell: (row) => <Evidence {...row} /> },
  {
    header: 'Age',
    sort: 'learned_at',
    className: 'hidden text-right lg:table-cell',
    cell: ({ learned_at }) =>
      learned_at ? <Age since={learned_at} /> : <span className="text-muted">–</span>,
  },
  {
    header: 'Time left',
    sort: 'expires_at',
    className: 'hidden sm:table-cell',
    cell: (row) => <LifeRing {...row} />,
  },
  {
    header: 'Hits',
    sort: 'hits',
    className: 'hidden text-right md:table-cell',
    cell: ({ hits }) => <LocalNumber value={hits} />,
  },
]
