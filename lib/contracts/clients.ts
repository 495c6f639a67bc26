import { z } from 'zod'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { lineOfText } from '@/lib/contracts/text'

export const newClient = z.strictObject({
  name: lineOfText(200),
  contact_email: z.email().max(254).nullable().optional(),
})

export const clientChange = newClient.partial()

export const client = z.object({
  id: z.string(),
  name: z.string(),
  contact_email: z.string().nullable(),
  channels: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
})

export const clientListQuery = listQuery({
  sort: ['name', 'created_at'],
  defaultSort: 'name',
  filters: {
    id: filterText.optional(),
    name: filterText.optional(),
    contact_email: filterText.optional(),
  },
})

export const clientList = listData('clients', client)

export type Client = z.output<typeof client>
export type NewClient = z.output<typeof newClient>
export type ClientChange = z.output<typeof clientChange>
export type ClientListQuery = z.output<typeof clientListQuery>
export type ClientList = z.output<typeof clientList>
