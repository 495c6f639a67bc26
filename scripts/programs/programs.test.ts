import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { findPartnerKey } from '@/lib/server/accounts/find-partner-key'
import { signIn, signInLimits } from '@/lib/server/accounts/sign-in'
import { fillInstallation } from '@/lib/server/data-transfer/testing/fill-installation'
import type { Database } from '@/lib/server/db/database'
import { migrate } from '@/lib/server/db/migrate'
import { openEmbedded } from '@/lib/server/db/open-embedded'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { MIGRATIONS } from '@/lib/server/db/testing/migrations'
import { type PostgresServer, startPostgres } from '@/lib/server/db/testing/postgres-server'
import { createLog } from '@/lib/server/log'
import { clockEnv } from '@/lib/server/testing/clock-env'

type Program = 'partner-create' | 'user-password' | 'data-export' | 'data-import'
const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64')

const programs = inject('programs')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-programs-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

interface Run {
  code: number | null
  out: string
  err: string
}

/** Runs a command as npm does; without `input` it gets an empty standard input. */
async function run(
  name: Program,
  args: string[],
  env: Record<string, string>,
  input = '',
): Promise<Run> {
  const child = spawn(process.execPath, [join(programs, `${name}.mjs`), ...args], {
    env: {
      PATH: process.env.PATH,
      ...clockEnv(),
      ENCRYPTION_KEY,
      NODE_ENV: 'production',
      ...env,
    },
  })
  child.stdin.end(input)
  const exit = new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await exit, out, err }
}

const options = (given: Record<string, string>) =>
  Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])

/** Works on the database of the settings as the server would, while no command does. */
async function inDatabase<T>(
  { DATABASE_URL, DATA_DIR }: Record<string, string>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = DATABASE_URL ? openPostgres(DATABASE_URL) : await openEmbedded(DATA_DIR!)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

describe('options of the commands', () => {
  it.each<[Program, string[], RegExp]>([
    [
      'partner-create',
      ['--email', 'a@b.example'],
      /^--name is missing; give 1 to 200 characters\.\n$/,
    ],
    [
      'partner-create',
      options({ name: 'A', email: 'nobody' }),
      /^--email: "nobody" is not accepted; give an e-mail address\.\n$/,
    ],
    [
      'partner-create',
      options({ name: 'A', email: 'a@b.example', id: 'a/b' }),
      /^--id: "a\/b" is not accepted; give 1 to 64 letters/,
    ],
    [
      'partner-create',
      options({ name: 'A', email: 'a@b.example', password: 'hunter2' }),
      /^--password: the given value \(not shown\) is not accepted/,
    ],
    [
      'partner-create',
      options({ name: 'A', mail: 'a@b.example' }),
      /^Unknown option '--mail'; accepted are --id <id> --name <name> --email <email>/,
    ],
    [
      'user-password',
      ['--email', 'a@b.example', '--password', 'half of', 'a secret'],
      /^There is a value without an option; accepted are/,
    ],
    [
      'user-password',
      ['--email', 'a@b.example'],
      /^Standard input gives no password that is accepted/,
    ],
    ['data-export', [], /^--to is missing/],
    [
      'data-import',
      ['--from'],
      /^Option '--from <value>' argument missing; accepted are --from <from>/,
    ],
  ])('%s %j', async (name, args, message) => {
    const { code, out, err } = await run(name, args, { DATA_DIR: join(folder, 'untouched') })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(message)
    expect(err).not.toMatch(/hunter2|secret\b/)
  })

  it('a bad setting and a folder without a database stop a command in one line', async () => {
    expect((await run('data-export', ['--to', 'x'], { LOG_LEVEL: 'loud' })).err).toMatch(
      /^LOG_LEVEL: "loud" is not accepted.*\n$/,
    )
    expect(
      (await run('data-export', ['--to', 'x'], { DATA_DIR: join(folder, 'nothing') })).err,
    ).toMatch(/^DATA_DIR: there is no database in .*\n$/)
  })
})

const SLOW = 180_000
let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server?.remove())

/** The settings of a new installation. */
async function installation(kind: 'embedded' | 'postgresql'): Promise<Record<string, string>> {
  const settings = {
    DATA_DIR: await mkdtemp(join(folder, 'data-')),
    AUTH_SECRET: 'a secret of the tests',
  }
  return kind === 'embedded'
    ? settings
    : { ...settings, DATABASE_URL: await server.createDatabase() }
}

describe('people and partners', () => {
  let settings: Record<string, string>
  beforeEach(async () => {
    settings = await installation('postgresql')
  })

  const signedIn = (email: string, password: string) =>
    inDatabase(settings, (database) =>
      signIn(
        { database, limits: signInLimits(), log: createLog('silent'), now: Date.now() },
        { email, password },
        {},
      ),
    )

  it(
    'partner:create makes partners that can sign in and call the API; what it made up is shown, what was given not',
    async () => {
      const made = await run(
        'partner-create',
        options({ name: 'First', email: 'Owner@First.example' }),
        settings,
      )
      expect(made).toMatchObject({ code: 0, err: '' })
      const [, id] = /^Partner (\w+PA) \(First\) is there/.exec(made.out)!
      const [, password] = /Sign in with: {2}owner@first\.example {2}(\S{16})\n/.exec(made.out)!
      const [, key] = /X-API-Key: (fwp_\S+)\n/.exec(made.out)!
      expect(await signedIn('owner@first.example', password!)).toMatchObject({
        partnerId: id,
        role: 'owner',
      })
      expect(
        await inDatabase(settings, (database) => findPartnerKey(database, key!)),
      ).toMatchObject({ partnerId: id, role: 'owner' })

      const given = {
        id: 'secondPA',
        name: 'Second',
        email: 'owner@second.example',
        'api-key': 'fwp_a_given_partner_key',
        password: 'a given password',
      }
      const second = await run('partner-create', options(given), settings)
      expect(second).toEqual({
        code: 0,
        err: '',
        out: 'Partner secondPA (Second) is there.\n  Sign in with:  owner@second.example\n',
      })
      expect(await signedIn(given.email, given.password)).toMatchObject({ partnerId: 'secondPA' })
      expect(
        await inDatabase(settings, (database) => findPartnerKey(database, given['api-key'])),
      ).toMatchObject({ partnerId: 'secondPA' })

      for (const [change, message] of [
        [
          { email: 'c@c.example', 'api-key': 'fwp_another_partner_key' },
          '--id: there is a partner secondPA already; give another id.\n',
        ],
        [
          { id: 'thirdPA', email: 'OWNER@second.example', 'api-key': 'fwp_another_partner_key' },
          '--email: OWNER@second.example is the address of a user already; give another one.\n',
        ],
        [
          { id: 'thirdPA', email: 'c@c.example' },
          '--api-key: the key is that of another partner; give another one.\n',
        ],
      ] as const) {
        expect(await run('partner-create', options({ ...given, ...change }), settings)).toEqual({
          code: 1,
          out: '',
          err: message,
        })
      }
      expect(await inDatabase(settings, ({ prisma }) => prisma.partner.count())).toBe(2)
    },
    SLOW,
  )

  it(
    'user:password resets by option or standard input, and ends the sessions',
    async () => {
      await run(
        'partner-create',
        options({
          id: 'onlyPA',
          name: 'Only',
          email: 'owner@only.example',
          password: 'the first password',
        }),
        settings,
      )
      const userOf = () => inDatabase(settings, ({ prisma }) => prisma.user.findFirstOrThrow())
      const before = await userOf()

      const byOption = await run(
        'user-password',
        options({ email: 'Owner@only.example', password: 'the second password' }),
        settings,
      )
      expect(byOption).toEqual({
        code: 0,
        err: '',
        out: 'owner@only.example has a new password. Open sessions have ended.\n',
      })
      expect(await signedIn('owner@only.example', 'the first password')).toBe('wrong')
      expect(await signedIn('owner@only.example', 'the second password')).toMatchObject({
        sessionVersion: before.sessionVersion + 1,
      })

      const byInput = await run(
        'user-password',
        options({ email: 'owner@only.example' }),
        settings,
        ' the third one \n',
      )
      expect(byInput.out).not.toContain('third')
      expect(await signedIn('owner@only.example', ' the third one ')).toMatchObject({
        sessionVersion: before.sessionVersion + 2,
      })
      expect(
        await inDatabase(settings, ({ prisma }) =>
          prisma.auditLog.findMany({
            where: { action: 'user.password' },
            select: { actor: true, action: true, subject: true },
          }),
        ),
      ).toEqual(
        [1, 2].map(() => ({ actor: 'system', action: 'user.password', subject: before.id })),
      )

      const nobody = await run(
        'user-password',
        options({ email: 'nobody@only.example', password: 'the fourth password' }),
        settings,
      )
      expect(nobody).toEqual({
        code: 1,
        out: '',
        err: '--email: nobody has the address nobody@only.example.\n',
      })
    },
    SLOW,
  )
})

it(
  'a command works on the embedded database beside the process that runs it',
  async () => {
    const settings = await installation('embedded')
    await inDatabase(settings, async (database) => {
      await migrate(database, MIGRATIONS)
      const made = await run(
        'partner-create',
        options({ name: 'A', email: 'a@b.example' }),
        settings,
      )
      expect(made).toMatchObject({ code: 0, err: '' })
      expect(await database.query('SELECT name FROM partner')).toEqual([{ name: 'A' }])
    })
    const file = join(folder, 'after.gz')
    expect(await run('data-export', ['--to', file], settings)).toMatchObject({ code: 0, err: '' })
  },
  SLOW,
)

it(
  'data:export and data:import move an installation from the embedded database to PostgreSQL',
  async () => {
    const from = await installation('embedded')
    const to = await installation('postgresql')
    await run(
      'partner-create',
      options({
        id: 'movedPA',
        name: 'Moved',
        email: 'owner@moved.example',
        password: 'a moving password',
      }),
      from,
    )
    const reset = await run(
      'user-password',
      options({ email: 'owner@moved.example', password: 'another password' }),
      from,
    )
    expect(reset).toMatchObject({ code: 0, err: '' })
    await inDatabase(from, (database) =>
      fillInstallation(database, Buffer.from(ENCRYPTION_KEY, 'base64')),
    )

    await mkdir(join(from.DATA_DIR!, 'spool'))
    await writeFile(join(from.DATA_DIR!, 'spool', '1.jsonl'), '{}\n')
    const spooled = await run('data-export', ['--to', join(folder, 'spooled.gz')], from)
    expect(spooled).toMatchObject({
      code: 1,
      err: expect.stringMatching(/spool holds sends that the database has not taken yet/),
    })
    await rm(join(from.DATA_DIR!, 'spool'), { recursive: true })

    const wrongKey = { ENCRYPTION_KEY: Buffer.alloc(32, 8).toString('base64') }
    expect(
      (await run('data-export', ['--to', join(folder, 'wrong.gz')], { ...from, ...wrongKey })).err,
    ).toMatch(/^ENCRYPTION_KEY: /)

    // A relative path is the caller's, wherever npm starts the script.
    const exported = await run('data-export', ['--to', 'moved.gz'], { ...from, INIT_CWD: folder })
    expect(exported).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Exported \d+ rows \(.*message 120.*\) to .*moved\.gz\./),
    })
    const file = join(folder, 'moved.gz')

    expect((await run('data-import', ['--from', file], { ...to, ...wrongKey })).err).toMatch(
      /^ENCRYPTION_KEY: the export was made under another key/,
    )
    const bytes = await readFile(file)
    await writeFile(join(folder, 'cut.gz'), bytes.subarray(0, bytes.length / 2))
    expect((await run('data-import', ['--from', join(folder, 'cut.gz')], to)).err).toMatch(
      /^The file is not a whole export/,
    )
    expect(await run('data-import', ['--from', file], to)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Imported \d+ rows \(.*message 120/),
    })
    expect((await run('data-import', ['--from', file], to)).err).toMatch(
      /^The database is not empty/,
    )

    const partnersOf = (settings: Record<string, string>) =>
      inDatabase(settings, ({ prisma }) => prisma.partner.findMany({ orderBy: { id: 'asc' } }))
    expect(await partnersOf(to)).toEqual(await partnersOf(from))
  },
  SLOW,
)
