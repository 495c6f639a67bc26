import { madeFrom } from './made-from.mjs'
import { runStep } from './run-step.mjs'

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'prisma/schema.prisma',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** Next's production build. */
export const buildPages = madeFrom(SOURCES, {
  stamp: '.next/made-from',
  make: () =>
    runStep('Building the pages', {
      command: process.execPath,
      args: ['node_modules/next/dist/bin/next', 'build'],
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      log: 'dist/logs/build.log',
    }),
})
