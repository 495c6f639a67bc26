import { z } from 'zod'
import { oddText } from '@/lib/domain/text/odd-text'

const ERROR = 'Accepted is an http(s):// URL.'

/** An address that Fairway posts to. */
export const targetUrl = z
  .url({ protocol: /^https?$/, error: ERROR })
  .max(2048)
  .refine((url) => oddText(url) === null, { error: ERROR })
