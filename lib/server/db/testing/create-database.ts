import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** Makes a database, empty or a copy of `template`, on the server of a URL, and gives the new one's URL. */
export async function createDatabase(url: string, template = 'template1'): Promise<string> {
  const name = `fairway_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: onServer(url, 'postgres') })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY WAL_LOG`)
  } finally {
    await client.end()
  }
  return onServer(url, name)
}

function onServer(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}
