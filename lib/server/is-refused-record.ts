/**
 * Does the database refuse the record itself: a data exception, a broken constraint or a limit (SQLSTATE classes 21 to 23, 54)?
 * Any other error, such as a full disk or a missing table, may be over later.
 */
export function isRefusedRecord(error: unknown): boolean {
  return /^(2[1-3]|54)...$/.test(String((error as { code?: unknown } | null)?.code))
}
