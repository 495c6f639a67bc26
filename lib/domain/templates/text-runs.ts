export type TextStyle = 'bold' | 'italic' | 'strike' | 'mono'

/** Letters that look alike. */
export interface TextRun {
  text: string
  styles: readonly TextStyle[]
}

const STYLES: Readonly<Record<string, TextStyle>> = { '*': 'bold', _: 'italic', '~': 'strike' }

/** ```mono```, `mono`, and *bold*, _italic_, ~strike~ that hug their text and stand apart from other letters. */
const MARKED =
  /```([^]+?)```|`([^`\n]+)`|(?<![\p{L}\p{N}])([*_~])(?!\3|\s)([^\n]*?[^\s])\3(?![\p{L}\p{N}])/u

/** A message's text as WhatsApp formats it: runs in order, without the marks (domain fact: WhatsApp, text formatting). */
export function textRuns(text: string, styles: readonly TextStyle[] = []): TextRun[] {
  const match = MARKED.exec(text)
  if (!match) return text === '' ? [] : [{ text, styles }]
  const [marked, block, inline, mark, inner] = match
  const before = text.slice(0, match.index)
  const after = text.slice(match.index + marked.length)
  const mono = block ?? inline
  return [
    ...(before === '' ? [] : [{ text: before, styles }]),
    ...(mono !== undefined
      ? [{ text: mono, styles: [...styles, 'mono'] as const }]
      : textRuns(inner!, [...styles, STYLES[mark!]!])),
    ...(after === '' ? [] : textRuns(after, styles)),
  ]
}
