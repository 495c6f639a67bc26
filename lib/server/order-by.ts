/**
 * A list's `sort` as Prisma takes it: fields of the wire by their columns, `-` = descending, and at the end `id`, so that
 * rows that are equal in every field asked for keep their order from page to page.
 */
export function orderBy<Order extends object>(
  sort: readonly string[],
  columns: Record<string, (direction: 'asc' | 'desc') => Order>,
  last: Order,
): Order[] {
  const orders = sort.flatMap((field) => {
    const descending = field.startsWith('-')
    return columns[descending ? field.slice(1) : field]?.(descending ? 'desc' : 'asc') ?? []
  })
  return [...orders, last]
}
