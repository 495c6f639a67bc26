import { isRefusedRecord } from '@/lib/server/is-refused-record'

/**
 * Writes many records as one batch. Where the database refuses what one of them holds, the batch is halved until that one is alone:
 * `onRefused` gets it, and all others are written. Any other error is thrown; what was written until then stays written.
 */
export async function writeApart<Item>(
  items: readonly Item[],
  write: (items: readonly Item[]) => Promise<unknown>,
  onRefused: (item: Item, error: unknown) => unknown,
): Promise<void> {
  try {
    await write(items)
  } catch (error) {
    if (!isRefusedRecord(error)) throw error
    if (items.length === 1) {
      await onRefused(items[0]!, error)
      return
    }
    const middle = Math.ceil(items.length / 2)
    await writeApart(items.slice(0, middle), write, onRefused)
    await writeApart(items.slice(middle), write, onRefused)
  }
}
