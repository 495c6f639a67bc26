import { defineConfig } from 'prisma/config'

/** For the Prisma CLI only; the server reads DATABASE_URL by itself and may have none. */
export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
})
