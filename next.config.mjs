/** @type {import('next').NextConfig} */
const config = {
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'undici', 'pg'],
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types, of the tests too; a start must not need what only tests import.
  typescript: { ignoreBuildErrors: true },
}

export default config
