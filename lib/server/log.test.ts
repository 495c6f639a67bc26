import { describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { maskRecipient } from '@/lib/server/log'
import { SendLog } from '@/lib/server/sending/send-log'
import { Spool } from '@/lib/server/sending/spool'
import { logLines } from '@/lib/server/testing/log-lines'
import { sampleRecord } from '@/lib/server/testing/sample-record'
import { startTestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

it.each([
  ['5521991112222', '…22'],
  ['BR.1A2b3C', '…3C'],
  ['12', null],
  ['', null],
  [null, null],
  [5521991112222, null],
])('shows of the recipient %j only %j', (recipient, shown) => {
  expect(maskRecipient(recipient)).toBe(shown)
})

it('takes keys, passwords and cookies out at the top and one level down, and masks recipients', () => {
  const { log, text } = logLines()
  const secrets = {
    authorization: 'hidden',
    cookie: 'hidden',
    'd360-api-key': 'hidden',
    'x-api-key': 'hidden',
    apiKey: 'hidden',
    upstreamKey: 'hidden',
    password: 'hidden',
    token: 'hidden',
    forward_secret: 'hidden',
  }
  log.info({ ...secrets, headers: secrets, recipient: '5521991112222' }, 'said')
  expect(text()).not.toContain('hidden')
  expect(text()).not.toContain('5521991112222')
})

it('cuts and escapes what comes from outside: no text fills the log, and none plays tricks on who reads it', () => {
  const { log, lines, text } = logLines()
  const long = 'x'.repeat(50_000)
  const tricks = 'a\u001b[2Jb\u0085c\u202ed\u2028e\u0007f\ud800g'
  const error = Object.assign(new Error(`${tricks}${long}`), { code: tricks })
  log.warn({ path: long, deep: { [tricks]: [tricks, long] }, err: error }, 'asked')
  log.warn({ err: { error: tricks } }, 'asked')
  expect(text().length).toBeLessThan(20_000)
  expect(lines()[0]).toMatchObject({ path: `${'x'.repeat(1_000)}… (50000 characters)` })
  const escaped = 'a\\u{1b}[2Jb\\u{85}c\\u{202e}d\\u{2028}e\\u{7}f\\u{d800}g'
  expect(lines()[0]).toMatchObject({ deep: { [escaped]: [escaped, expect.any(String)] } })
  expect(lines()[0]!.err).toMatchObject({ code: escaped })
  expect(lines()[1]!.err).toEqual({ error: escaped })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  expect(text()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028]/)
})

it('keeps of an error what explains it, not the values a database error carries', () => {
  const { log, lines, text } = logLines()
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (recipient)=(5521991112222) exists',
    params: ['5521991112222'],
  })
  log.error(
    {
      err: Object.assign(new Error('not written', { cause }), { query: "SELECT '5521991112222'" }),
    },
    'failed',
  )
  expect(lines()[0]!.err).toMatchObject({
    type: 'Error',
    message: 'not written',
    cause: { message: 'duplicate key', code: '23505' },
  })
  expect((lines()[0]!.err as Error).stack).toContain('log.test.ts')
  expect(text()).not.toContain('5521991112222')
})

describe('the log of a whole run', () => {
  it('holds no key and no recipient, at the most talkative level, also where the database refuses a send', async () => {
    const { log, lines, text } = logLines('trace')
    const gateway = await startTestGateway({ database: await openTestDatabase(), log })
    const channel = await gateway.channel()
    const recipients = ['5521991112222', '5511999990001', 'BR.1A2b3C4d5E']
    for (const name of [
      'spring_sale',
      'utility_receipt',
      'rejected_404',
      'ambiguous_reset',
      'same_on_cloud_131026',
    ]) {
      for (const to of recipients) await gateway.send(channel.key, templateMessage(name, { to }))
    }
    await gateway.send('fwc_unknown_key', templateMessage('spring_sale'))
    await gateway.send(channel.key, `{"to":"${recipients[0]}`)

    const sendLog = new SendLog(gateway.runtime.database, new Spool(gateway.dataDir, Date.now), log)
    // No integer of the database's is so large.
    await sendLog.append(
      sampleRecord(gateway.partnerId, { recipient: recipients[0]!, latencyMs: 1e12 }),
    )
    await sendLog.close()
    await sendLog.recover()
    await gateway.close()

    expect(lines().length).toBeGreaterThan(0)
    for (const secret of [channel.key, channel.upstreamKey, 'fwc_unknown_key', ...recipients])
      expect(text()).not.toContain(secret)
  })
})
