import { describe, expect, it } from 'vitest'
import { type Send, SendLog } from '@/sandbox/send-log'

const send = (more: Partial<Send>): Send => ({
  at: 0,
  style: 'graph',
  way: 'messages',
  channel: '1',
  waba: '1',
  template: 'sale',
  language: 'en',
  recipient: '1',
  accepted: true,
  wamid: 'wamid.',
  billed: 'marketing',
  body: Buffer.alloc(0),
  ...more,
})

describe('SendLog', () => {
  it('keeps the latest 100,000 and counts all', () => {
    const log = new SendLog()
    for (let index = 0; index < 100_005; index += 1) {
      log.add(send({ recipient: String(index % 50_000), accepted: index % 2 === 0 }))
    }
    expect(log.sends()).toHaveLength(100_000)
    expect(log.sends()[0]?.recipient).toBe('5')
    expect(log.counts.sends.total).toBe(100_005)
    expect(log.counts.sends.recipient.get('0')).toBe(3)
    expect(log.counts.deliveries.total).toBe(50_003)
    expect(log.deliveries()).toHaveLength(50_000)
  })

  it('keeps at most 256 MiB of bodies', () => {
    const log = new SendLog()
    const body = Buffer.alloc(100 * 1024 * 1024)
    for (const recipient of ['1', '2', '3']) log.add(send({ recipient, body }))
    expect(log.sends().map(({ recipient }) => recipient)).toEqual(['2', '3'])
    log.add(send({ recipient: '4' }))
    expect(log.sends().map(({ recipient }) => recipient)).toEqual(['2', '3', '4'])
  })

  it('does not count a message without a template by template', () => {
    const log = new SendLog()
    log.add(send({ template: null }))
    expect(log.counts.sends.template.size).toBe(0)
    expect(log.counts.sends.way.get('messages')).toBe(1)
  })
})
