/** Where the migrations are, for tests: they run in the project's folder. */
export const MIGRATIONS = 'prisma/migrations'
