import { CircleDashed, CircleDot, CircleOff } from 'lucide-react'
import type { TemplateCategoryView } from '@/lib/contracts/template-categories'

const VERDICTS = {
  marketing: { name: 'Marketing', icon: CircleDot, look: 'text-ink' },
  non_marketing: { name: 'Not marketing', icon: CircleOff, look: 'text-ink' },
  unknown: { name: 'Unknown', icon: CircleDashed, look: 'text-muted' },
}

/** What routing takes a template for at this moment. */
export function VerdictBadge({ category }: Pick<TemplateCategoryView, 'category'>) {
  const { name, icon: Icon, look } = VERDICTS[category]
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${look}`}>
      <Icon className="size-3.5" aria-hidden />
      {name}
    </span>
  )
}
