import type { Queryable } from '@/lib/server/db/database'

/** A table that is carried over, with the columns that hold values of their own. */
export interface Table {
  name: string
  /** `type` is as SQL spells it, as `timestamp(3) with time zone`; `sequence` is what an identity or serial column counts with. */
  columns: { name: string; type: string; sequence: string | null }[]
}

interface Found extends Table {
  /** Tables that its foreign keys name. */
  refers_to: string[]
}

/**
 * What is not carried over: the processes that live now, without whom an idempotency key that was still running counts as
 * died and never sends again (contract 2); the migrations, which the header of an export holds; and the live keys, which the database
 * keeps by itself as channels and their keys arrive.
 */
const LEFT_OUT = ['instance', '_prisma_migrations', 'live_key']

/** Every table of the database as its own catalogue has them, each after those it refers to. */
export async function readTables(tx: Queryable): Promise<Table[]> {
  const found = await tx.query<Found>(
    `SELECT c.relname::text AS name,
       (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                                          'sequence', pg_get_serial_sequence(quote_ident(c.relname), a.attname)) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       ARRAY(SELECT r.relname::text FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
             WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS refers_to
     FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT c.relname = ANY($1::text[])
     ORDER BY c.relname`,
    [LEFT_OUT],
  )
  return inOrderOfReference(found)
}

function inOrderOfReference(found: Found[]): Table[] {
  const ordered: Found[] = []
  let rest = found
  while (rest.length > 0) {
    const next = rest.filter(({ refers_to }) =>
      refers_to.every((name) => ordered.some((table) => table.name === name)),
    )
    if (next.length === 0)
      throw new Error(
        `The tables ${rest.map(({ name }) => name).join(', ')} refer to each other in a circle.`,
      )
    ordered.push(...next)
    rest = rest.filter((table) => !next.includes(table))
  }
  return ordered.map(({ name, columns }) => ({ name, columns }))
}

/** A name as SQL takes it whatever it holds. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
