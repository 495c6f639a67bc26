import { compilePrograms } from './compile-programs.mjs'
import { madeFrom } from './made-from.mjs'

const SOURCES = ['server.ts', 'lib', 'sandbox', 'prisma/schema.prisma', 'tsconfig.json', 'package-lock.json']

/** The server and the sandbox as programs that Node.js runs as they are. */
export const buildPrograms = madeFrom(SOURCES, {
  stamp: 'dist/made-from',
  make: () => compilePrograms('Compiling the server', { server: 'server.ts', sandbox: 'sandbox/main.ts' }),
})
