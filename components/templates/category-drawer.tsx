'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Age } from '@/components/preferences/age'
import { LocalNumber } from '@/components/preferences/local-number'
import { CategoryHistory } from '@/components/templates/category-history'
import { Evidence } from '@/components/templates/evidence'
import { LifeRing } from '@/components/templates/life-ring'
import { PhonePreview } from '@/components/templates/phone-preview'
import { SOURCE_WORDS } from '@/components/templates/source-words'
import { SyncClock } from '@/components/templates/sync-clock'
import { VerdictBadge } from '@/components/templates/verdict-badge'
import { Button, LinkButton } from '@/components/ui/button'
import { Drawer } from '@/components/ui/drawer'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { categoryQuery, type TemplatePath } from '@/lib/client/template-categories'
import { templateLanguagesQuery } from '@/lib/client/templates'
import type { CategoryPin, TemplateCategoryView } from '@/lib/contracts/template-categories'
import type { Template } from '@/lib/contracts/templates'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'
import { normaliseLanguage } from '@/lib/domain/templates/category-key'
import { renderPreview } from '@/lib/domain/templates/render-preview'
import { readTemplateContent } from '@/lib/domain/templates/template-content'
import { templateVariables } from '@/lib/domain/templates/template-variables'

/** One template: what is known of it and why, how it looks, and its history. */
export function CategoryDrawer({
  partnerId,
  role,
  template,
  onClose,
  onPin,
  onForget,
}: {
  partnerId: string
  role: Role
  /** Null while it is closed. */
  template: TemplatePath | null
  onClose(): void
  onPin(pin: TemplatePath & CategoryPin): void
  onForget(template: TemplatePath): void
}) {
  const query = useQuery({
    ...categoryQuery(partnerId, template ?? NONE),
    enabled: template !== null,
  })
  const { waba_id, name } = template ?? NONE
  // Asked for as a list: a template that sends alone told of is in none, and that is no failure.
  const languages = useQuery({
    ...templateLanguagesQuery(partnerId, waba_id, name),
    enabled: template !== null,
  })
  const known = query.data?.template_categories[0]
  const listed = languages.data?.templates.find(
    ({ language }) => normaliseLanguage(language) === normaliseLanguage(template?.language ?? ''),
  )
  const other = known?.category === 'marketing' ? 'non_marketing' : 'marketing'
  return (
    <Drawer
      open={template !== null}
      onClose={onClose}
      title={
        template && (
          <>
            {template.name} <span className="font-normal text-muted">{template.language}</span>
          </>
        )
      }
      description={known?.client_name ?? template?.waba_id}
      footer={
        template && (
          <>
            {roleAllows(role, 'operator') && known && (
              <>
                <Button onClick={() => onPin({ ...template, category: other })}>
                  Pin as {other === 'marketing' ? 'marketing' : 'not marketing'}
                </Button>
                <Button onClick={() => onForget(template)}>Forget…</Button>
              </>
            )}
            {roleAllows(role, 'owner') && listed && (
              <LinkButton
                href={`/templates/${encodeURIComponent(template.waba_id)}/${encodeURIComponent(template.name)}/${template.language}`}
              >
                Edit
              </LinkButton>
            )}
          </>
        )
      }
    >
      {query.isPending && (
        <div aria-busy className="flex flex-col gap-3">
          <Skeleton className="w-32" />
          <Skeleton className="w-full" />
          <Skeleton className="h-24 w-full" />
        </div>
      )}
      {query.isError && !query.data && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {known && <Known known={known} />}
      {template && listed && <Look listed={listed} from={known?.client_name ?? template.name} />}
      {languages.isSuccess && !listed && (
        <p className="text-muted">
          The provider’s list does not have it: nothing to preview or edit.
        </p>
      )}
      {template && roleAllows(role, 'operator') && (
        <CategoryHistory partnerId={partnerId} template={template} />
      )}
    </Drawer>
  )
}

const NONE: TemplatePath = { waba_id: '', name: '', language: '' }

function Known({ known }: { known: TemplateCategoryView }) {
  const { category, source, learned_at, hits, impending, ready_at, evidence } = known
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <VerdictBadge category={category} />
        <SyncClock readyAt={ready_at} />
      </div>
      <p className="text-muted text-pretty">{SOURCE_WORDS[source].says}</p>
      {impending && (
        <p className="rounded-md bg-attention-tint px-3 py-2 text-attention">
          The provider has announced that it becomes{' '}
          {impending === 'marketing' ? 'marketing' : 'non-marketing'}. Routing follows once it has.
        </p>
      )}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3">
        <Fact name="Evidence">
          {evidence.http_status === null ? (
            SOURCE_WORDS[source].name
          ) : (
            <Evidence evidence={evidence} />
          )}
        </Fact>
        <Fact name="Time left">
          <LifeRing {...known} />
        </Fact>
        <Fact name="Last confirmed">
          {learned_at ? (
            <>
              <Age since={learned_at} /> ago
            </>
          ) : (
            '–'
          )}
        </Fact>
        <Fact name="Hits">
          <LocalNumber value={hits} />
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  )
}

/** The template filled in with its own examples. */
function Look({ listed, from }: { listed: Template; from: string }) {
  const content = readTemplateContent(listed.components)
  const examples = Object.fromEntries(
    templateVariables(content).flatMap(({ key, example }) => (example ? [[key, example]] : [])),
  )
  return <PhonePreview preview={renderPreview(content, examples)} from={from} />
}
