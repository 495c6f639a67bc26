/** How many rows of how many tables, and of which, for a person. */
export function rowsInWords(rows: Record<string, number>): string {
  const filled = Object.entries(rows).filter(([, count]) => count > 0)
  const total = filled.reduce((sum, [, count]) => sum + count, 0)
  return `${total} rows (${filled.map(([table, count]) => `${table} ${count}`).join(', ')})`
}
