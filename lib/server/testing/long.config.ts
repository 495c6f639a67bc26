import base from '../../../vitest.config'

/** The long versions of tests: `npx vitest run --config lib/server/testing/long.config.ts`. */
export default { ...base, test: { ...base.test, include: ['lib/**/*.long.ts'], testTimeout: 1_200_000 } }
