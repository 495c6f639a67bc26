import type pg from 'pg'

const ROWS = 1_000

/** Control 2: rows a second of raw 1,000-row inserts of statuses, one after the other. */
export async function insertRate(database: pg.Client, statements: number): Promise<number> {
  await database.query('DROP TABLE IF EXISTS bench_status')
  await database.query(`CREATE TABLE bench_status (partner_id text, channel_id text, wamid text, status text, at timestamptz, category text,
    PRIMARY KEY (partner_id, channel_id, wamid, status))`)
  const column = (value: (n: number) => string) => Array.from({ length: ROWS }, (_, n) => value(n))
  const start = performance.now()
  for (let statement = 0; statement < statements; statement += 1) {
    await database.query(
      'INSERT INTO bench_status SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])',
      [
        column(() => 'partnerPA'),
        column(() => 'channelCH'),
        column((n) => `wamid.HBgNNTUyMTk5MTExMjIyMhUCABEYEg${statement * ROWS + n}`),
        column(() => 'delivered'),
        column(() => '2026-06-01T00:00:00Z'),
        column(() => 'marketing_lite'),
      ],
    )
  }
  return (statements * ROWS) / ((performance.now() - start) / 1000)
}
