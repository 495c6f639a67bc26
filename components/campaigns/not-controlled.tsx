/** What must be said wherever both ways stand side by side (contract 5). */
export function NotControlled() {
  return (
    <p className="max-w-prose text-xs text-muted text-pretty">
      <strong className="font-medium text-ink">Not a controlled comparison:</strong> MM and Cloud
      carry different clients, recipients and refusals, so a difference between them need not come
      from the way.
    </p>
  )
}
