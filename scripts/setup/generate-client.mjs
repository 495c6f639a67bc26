import { madeFrom } from './made-from.mjs'
import { runStep } from './run-step.mjs'

/** Prisma's client from the schema. */
export const generateClient = madeFrom(['prisma', 'package-lock.json'], {
  stamp: 'lib/server/db/generated/made-from',
  make: () =>
    runStep('Generating the database client', {
      command: process.execPath,
      args: ['node_modules/prisma/build/index.js', 'generate'],
      // Generating needs no engine, but the CLI looks for one and would download it; any program that exists will do.
      env: {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
      log: 'dist/logs/generate.log',
    }),
})
