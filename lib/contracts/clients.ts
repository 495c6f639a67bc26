import { z } from 'zod'
import { listData, listQuery } from '@/lib/contracts/list'

export const newClient = z.strictObject({
  name: z.string().trim().min(1).max(200),
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
    id: z.string().optional(),
    name: z.string().optional(),
    contact_email: z.string().optional(),
  },
})

export const clientList = listData('clients', client)

export type Client = z.output<typeof client>
export type NewClient = z.output<typeof newClient>
export type ClientChange = z.output<typeof clientChange>
export type ClientListQuery = z.output<typeof clientListQuery>
export type ClientList = z.output<typeof clientList>
