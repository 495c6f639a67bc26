/**
 * What browsers must not do with Fairway's pages. The gateway's routes stay as they are behind either door; the pages of onboarding
 * links (`/o/…`) get stricter headers of the front door.
 */
const PAGE_HEADERS = [
  {
    key: 'content-security-policy',
    value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
  },
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'same-origin' },
]

/** @type {import('next').NextConfig} */
const config = {
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'undici', 'pg'],
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types, of the tests too; a start must not need what only tests import.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: '/:path((?!messages$|marketing_messages$|o/).*)', headers: PAGE_HEADERS },
  ],
}

export default config
