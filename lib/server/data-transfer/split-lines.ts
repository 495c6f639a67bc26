/** The lines of a text that comes in pieces, without their line feeds; what follows the last one is a line too, unless it is empty. */
export async function* splitLines(
  pieces: AsyncIterable<string>,
): AsyncGenerator<string, void, void> {
  let rest: string[] = []
  for await (const piece of pieces) {
    const lines = piece.split('\n')
    if (lines.length === 1) {
      rest.push(piece)
      continue
    }
    yield rest.join('') + lines[0]!
    yield* lines.slice(1, -1)
    rest = [lines.at(-1)!]
  }
  const last = rest.join('')
  if (last !== '') yield last
}
