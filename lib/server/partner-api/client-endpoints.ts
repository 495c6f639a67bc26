import {
  client,
  clientChange,
  clientList,
  clientListQuery,
  newClient,
} from '@/lib/contracts/clients'
import { deleted } from '@/lib/contracts/keys'
import { createClient, deleteClient, updateClient } from '@/lib/server/clients/change-clients'
import { findClient, listClients } from '@/lib/server/clients/read-clients'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const clientEndpoints = [
  endpoint({
    method: 'GET',
    path: '/clients',
    summary: 'The businesses whose numbers the partner runs',
    role: 'viewer',
    query: clientListQuery,
    data: clientList,
    handle: ({ runtime, actor, query }) => listClients(runtime, actor, query),
  }),
  endpoint({
    method: 'POST',
    path: '/clients',
    summary: 'Add a client',
    role: 'owner',
    status: 201,
    body: newClient,
    data: client,
    handle: ({ runtime, actor, body }) => createClient(runtime, actor, body),
  }),
  endpoint({
    method: 'GET',
    path: '/clients/{id}',
    summary: 'One client',
    role: 'viewer',
    data: client,
    handle: ({ runtime, actor, params }) => findClient(runtime, actor, params.id),
  }),
  endpoint({
    method: 'PATCH',
    path: '/clients/{id}',
    summary: 'Change a client',
    role: 'owner',
    body: clientChange,
    data: client,
    handle: ({ runtime, actor, params, body }) => updateClient(runtime, actor, params.id, body),
  }),
  endpoint({
    method: 'DELETE',
    path: '/clients/{id}',
    summary: 'Delete a client without channels',
    role: 'owner',
    data: deleted,
    handle: ({ runtime, actor, params }) => deleteClient(runtime, actor, params.id),
  }),
]
