/** @type {import('next').NextConfig} */
const config = {
  serverExternalPackages: ['@electric-sql/pglite', '@node-rs/argon2', 'pino', 'undici', 'pg'],
  poweredByHeader: false,
  reactStrictMode: true,
}

export default config
