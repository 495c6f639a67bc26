import nextCoreWebVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'

/**
 * Imports point one way (ARCHITECTURE.md). Every import across folders is absolute (`@/…`), so the
 * direction can be read, and checked, from the text of the import alone.
 */
const rooms = {
  'lib/domain': ['lib/domain'],
  'lib/contracts': ['lib/domain', 'lib/contracts'],
  'lib/server': ['lib/domain', 'lib/contracts', 'lib/server'],
  'lib/client': ['lib/domain', 'lib/contracts', 'lib/client'],
  components: ['lib/domain', 'lib/contracts', 'lib/client', 'components'],
  sandbox: ['lib/contracts', 'sandbox'],
}
const everyRoom = [...Object.keys(rooms), 'app', 'scripts', 'bench', 'e2e', 'server']

const OWN_CLOCK = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
].map((selector) => ({
  selector,
  message: 'The clock is handed in: `runtime.now`, or `now` as an argument.',
}))

/** One fact must not go by two clocks, so SQL asks for the time only where both sides of a comparison do. */
const DATABASE_CLOCK = ['TemplateElement[value.raw=', 'Literal[value='].map((text) => ({
  selector: `${text}/\\b(now\\(\\)|current_timestamp|clock_timestamp)/i]`,
  message: "The database's clock is for what instances agree on; give the time as a parameter.",
}))

const framework = [
  'react',
  'react-dom',
  'next',
  'next-auth',
  '@tanstack/*',
  '@prisma/*',
  'pg',
  'undici',
  'pino',
  'prom-client',
]
const withSubpaths = (names) => names.flatMap((name) => [name, `${name}/**`])

function direction(room, { packages = [], message }) {
  const forbidden = everyRoom.filter((other) => !rooms[room].includes(other))
  return {
    files: [`${room}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['../*', './*'],
              message: 'Import by absolute path (@/…): the direction must be readable.',
            },
            { group: forbidden.flatMap((other) => [`@/${other}`, `@/${other}/**`]), message },
            ...(packages.length ? [{ group: withSubpaths(packages), message }] : []),
          ],
        },
      ],
    },
  }
}

const config = [
  {
    ignores: [
      '.next/**',
      'dist/**',
      'node_modules/**',
      'lib/server/db/generated/**',
      'next-env.d.ts',
      '.data/**',
      'playwright-report/**',
      'test-results/**',
    ],
  },
  ...nextCoreWebVitals,
  ...nextTypescript,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-console': 'error',
      'import/no-anonymous-default-export': 'off',
    },
  },
  direction('lib/domain', {
    packages: [...framework, 'node:*', 'zod'],
    message: 'lib/domain decides; it imports only itself (and pure data libraries).',
  }),
  {
    files: ['lib/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(FunctionDeclaration,FunctionExpression,ArrowFunctionExpression)[async=true]',
          message: 'lib/domain is synchronous.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is an argument in lib/domain.',
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument in lib/domain.' },
        { object: 'Math', property: 'random', message: 'Chance is an argument in lib/domain.' },
      ],
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'setTimeout',
        'setInterval',
        'crypto',
        'performance',
      ],
    },
  },
  {
    files: ['lib/server/**/*.ts', 'app/**/*.{ts,tsx}'],
    ignores: ['**/*.{test,long}.ts', '**/testing/**'],
    rules: {
      'no-restricted-syntax': ['error', ...OWN_CLOCK, ...DATABASE_CLOCK],
    },
  },
  {
    // What instances agree on among themselves: both sides go by the clock that they share.
    files: [
      'lib/server/{instance-beat,db/migrate}.ts',
      'lib/server/forwarding/queue-now.ts',
      'lib/server/jobs/job-store.ts',
      'lib/server/sending/idempotency.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...OWN_CLOCK] },
  },
  direction('lib/contracts', {
    packages: [...framework, 'node:*'],
    message: 'lib/contracts says what crosses a wire; it imports only lib/domain and itself.',
  }),
  direction('lib/server', {
    packages: ['react', 'react-dom', 'next', 'next-auth'],
    message:
      'lib/server does the work; React and Next stay outside (except lib/server/http and lib/server/accounts).',
  }),
  {
    files: ['lib/server/{http,accounts}/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['../*', './*'],
              message: 'Import by absolute path (@/…): the direction must be readable.',
            },
            {
              group: [
                '@/app/**',
                '@/components/**',
                '@/lib/client/**',
                '@/sandbox/**',
                'react',
                'react-dom',
              ],
              message: 'lib/server imports no interface.',
            },
          ],
        },
      ],
    },
  },
  direction('lib/client', {
    packages: ['next', 'next-auth', '@prisma/*', 'pg', 'undici', 'pino', 'prom-client', 'node:*'],
    message: 'lib/client asks the server over HTTP; it imports no server code.',
  }),
  direction('components', {
    packages: ['@prisma/*', 'pg', 'undici', 'pino', 'prom-client', 'node:*'],
    message: 'components show; they import no server code and nothing of app.',
  }),
  direction('sandbox', {
    packages: framework,
    message: 'The sandbox stands in for Meta and 360dialog; it knows nothing of the product.',
  }),
  {
    files: ['scripts/**', 'bench/**', 'sandbox/**', 'server.ts', '**/*.test.ts', 'e2e/**'],
    rules: { 'no-console': 'off' },
  },
]

export default config
