import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitLines } from '@/lib/server/data-transfer/split-lines'

async function* from(pieces: string[]): AsyncGenerator<string> {
  yield* pieces
}

async function linesOf(pieces: string[]): Promise<string[]> {
  const lines: string[] = []
  for await (const line of splitLines(from(pieces))) lines.push(line)
  return lines
}

it('gives the same lines wherever the text is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '😀') })),
      async (pieces) => {
        const text = pieces.join('')
        const expected = text.split('\n')
        if (expected.at(-1) === '') expected.pop()
        expect(await linesOf(pieces)).toEqual(expected)
      },
    ),
  )
})
