import type { Category } from '@/sandbox/outcome'

/** A message template as Graph lists it; components are opaque here, so any shape Meta has may be given. */
export interface Template {
  id: string
  name: string
  language: string
  category: Category
  status: string
  parameter_format: string
  components: readonly object[]
  correct_category?: string
  message_send_ttl_seconds?: number
}
