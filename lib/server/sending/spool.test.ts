import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SendRecord } from '@/lib/server/sending/send-record'
import { Spool } from '@/lib/server/sending/spool'
import { sampleRecord } from '@/lib/server/testing/sample-record'

let dataDir: string
let spool: Spool
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairway-spool-'))
  let written = 0
  spool = new Spool(dataDir, () => (written += 1))
})
afterEach(() => rm(dataDir, { recursive: true }))

const folder = () => join(dataDir, 'spool')
const files = () => readdir(folder())

async function replayed() {
  const records: SendRecord[] = []
  const damaged: string[] = []
  const count = await spool.replay(
    async (batch) => {
      records.push(...batch)
      return true
    },
    (path) => damaged.push(path),
  )
  return { count, records, damaged }
}

it('gives back every record as it was, oldest batch first, and keeps none that was inserted', async () => {
  const batches = [
    [sampleRecord('a'), sampleRecord('b', { recipient: 'line\nbreak "quoted" ä 😀' })],
    [sampleRecord('c')],
  ]
  for (const batch of batches) await spool.write(batch)
  expect(await replayed()).toEqual({ count: 3, records: batches.flat(), damaged: [] })
  expect(await files()).toEqual([])
  expect((await replayed()).count).toBe(0)
})

it('is empty where nothing was ever spooled', async () => {
  expect((await replayed()).count).toBe(0)
})

it('keeps a batch whose insert fails, and those after it', async () => {
  await spool.write([sampleRecord('a')])
  await spool.write([sampleRecord('b')])
  await expect(
    spool.replay(
      () => Promise.reject(new Error('database away')),
      () => {},
    ),
  ).rejects.toThrow('database away')
  expect(await files()).toHaveLength(2)
  expect((await replayed()).count).toBe(2)
})

it('ignores a torn batch: its process died before it was whole, so nobody was answered for it', async () => {
  await spool.write([sampleRecord('a')])
  const text = await readFile(join(folder(), (await files())[0]!), 'utf8')
  await writeFile(join(folder(), '0-torn.jsonl.part'), text.slice(0, 100))
  expect(await replayed()).toMatchObject({ count: 1, damaged: [] })
})

it('sets a damaged file aside, and goes on with the others', async () => {
  await mkdir(folder())
  await writeFile(join(folder(), '0-bad.jsonl'), '{"row":{')
  await spool.write([sampleRecord('a')])
  const path = join(folder(), '0-bad.jsonl.damaged')
  expect(await replayed()).toMatchObject({ count: 1, damaged: [path] })
  expect(await readFile(path, 'utf8')).toBe('{"row":{')
  expect(await replayed()).toMatchObject({ count: 0, damaged: [] })
})

it('never takes what it cannot read for an empty batch', async () => {
  await mkdir(join(folder(), '0-unreadable.jsonl'), { recursive: true })
  await expect(replayed()).rejects.toThrow('EISDIR')
  expect(await files()).toEqual(['0-unreadable.jsonl'])
})

it('two instances may replay the same folder at once', async () => {
  for (let n = 0; n < 20; n += 1) await spool.write([sampleRecord('a', { traceId: `t${n}` })])
  const both = await Promise.all([replayed(), replayed()])
  expect(new Set(both.flatMap(({ records }) => records.map(({ row }) => row.traceId))).size).toBe(
    20,
  )
  expect(await files()).toEqual([])
})

it('keeps a refused record where a person finds it', async () => {
  await mkdir(folder())
  const record = sampleRecord('a', { traceId: 'trace-1' })
  const path = await spool.setAside(record)
  expect(path).toBe(join(folder(), 'refused-trace-1.json'))
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(record)
  expect((await replayed()).count).toBe(0)
})
