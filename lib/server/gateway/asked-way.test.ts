import { expect, it } from 'vitest'
import { askedWay } from '@/lib/server/gateway/asked-way'

it.each(['messages', 'marketing_messages'] as const)('knows every spelling of /%s', (name) => {
  for (const path of [
    `/${name}`,
    `//${name}`,
    `/${name}/`,
    `/${name}//`,
    `/v1/${name}`,
    `/v1//${name}/`,
    `/%76%31/${name}`,
    `/v1%2f${name}`,
    `/%6d${name.slice(1)}`,
    `/%6D${name.slice(1)}`,
    `/%256d${name.slice(1)}`,
    `/${name.toUpperCase()}`,
    `/${name};x=y`,
    `/./${name}`,
    `/media/../${name}`,
    `/v1/%2e%2e/${name}`,
    `/\\${name}`,
    `/../${name}`,
  ])
    expect([path, askedWay(path)]).toEqual([path, name])
})

it('leaves every other path to others', () => {
  for (const path of [
    '/',
    '',
    '/v1',
    '/v1/v1/messages',
    '/v2/messages',
    '/v25.0/106540352242922/messages',
    '/messages/1',
    '/x/messages',
    '/messages.json',
    '/message',
    '/api/v2/partners/demoPA/messages',
    '/%zz',
    '/constructor',
  ])
    expect([path, askedWay(path)]).toEqual([path, null])
})
