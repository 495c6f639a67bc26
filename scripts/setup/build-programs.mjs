import { compilePrograms } from './compile-programs.mjs'
import { madeFrom } from './made-from.mjs'

const SOURCES = [
  'server.ts',
  'lib',
  'sandbox',
  'scripts/commands',
  'scripts/programs',
  'prisma/schema.prisma',
  'tsconfig.json',
  'package-lock.json',
]

const PROGRAMS = {
  server: 'server.ts',
  sandbox: 'sandbox/main.ts',
  'partner-create': 'scripts/programs/partner-create.ts',
  'user-password': 'scripts/programs/user-password.ts',
  'data-export': 'scripts/programs/data-export.ts',
  'data-import': 'scripts/programs/data-import.ts',
}

/** The server, the sandbox and the commands as programs that Node.js runs as they are. */
export const buildPrograms = madeFrom(SOURCES, {
  stamp: 'dist/made-from',
  make: () => compilePrograms('Compiling the server', PROGRAMS),
})
