import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BEAT_MS = 500
const LOST_AFTER_MS = 5_000

/**
 * Does the work while no other process does work under the same lock file. The holder touches the file twice a second;
 * one that stood still for 5 s belongs to a process that was killed, and is taken over. (Process ids would not do: in
 * a container the next start often has the very id of the last one.)
 */
export async function withLock(path, onWaiting, work) {
  mkdirSync(dirname(path), { recursive: true })
  const token = randomUUID()
  await take(path, token, onWaiting)
  const beat = setInterval(() => touch(path), BEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    if (read(path) === token) rmSync(path, { force: true })
  }
}

async function take(path, token, onWaiting) {
  let seen = null
  let still = 0
  for (;;) {
    if (create(path, token)) {
      // Two that find the same dead lock may both remove it, the second one removing the first one's new lock.
      await sleep(BEAT_MS / 5)
      if (read(path) === token) return
    }
    const beat = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null
    if (still === 0) onWaiting()
    still = beat === seen ? still + BEAT_MS : BEAT_MS
    seen = beat
    if (still > LOST_AFTER_MS) rmSync(path, { force: true })
    else await sleep(BEAT_MS)
  }
}

function create(path, token) {
  try {
    writeFileSync(path, token, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function touch(path) {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch {
    // Another process took it for lost; the end of the work leaves that one's lock alone.
  }
}
