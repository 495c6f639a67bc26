import { marketingTemplates } from '@/sandbox/marketing-templates'
import { serviceTemplates } from '@/sandbox/service-templates'
import type { Template } from '@/sandbox/template'

/** The list each WABA begins with: all categories, several languages, and one of each odd status. */
export const defaultTemplates: readonly Template[] = [
  ...marketingTemplates,
  ...serviceTemplates,
].map((template, index) => ({
  id: String(1_245_670_000_000_000 + index * 1_003_001),
  status: 'APPROVED',
  parameter_format: 'POSITIONAL',
  ...template,
}))
