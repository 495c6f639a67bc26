import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textRuns } from '@/lib/domain/templates/text-runs'

const shown = (text: string) =>
  textRuns(text)
    .map((run) => (run.styles.length > 0 ? `[${run.styles.join('+')}:${run.text}]` : run.text))
    .join('')

describe("WhatsApp's formatting", () => {
  it.each([
    ['Hi *Ana*, _now_ ~10~ 8', 'Hi [bold:Ana], [italic:now] [strike:10] 8'],
    ['*_both_ and one*', '[bold+italic:both][bold: and one]'],
    ['```a *b* c``` and `d`', '[mono:a *b* c] and [mono:d]'],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    ['* not * a ** mark *', '* not * a ** mark *'],
    ['*one\ntwo*', '*one\ntwo*'],
    ['*a*b*', '[bold:a*b]'],
  ])('%s', (given, wanted) => expect(shown(given)).toBe(wanted))

  it('loses nothing but marks, and leaves text without marks alone', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('*', '_', '~', '`', 'a', ' ', 'é', '\n', '.') }),
        (text) => {
          const runs = textRuns(text)
          expect(runs.every((run) => run.text !== '')).toBe(true)
          const plain = runs.map((run) => run.text).join('')
          expect(plain.replace(/[*_~`]/g, '')).toBe(text.replace(/[*_~`]/g, ''))
          if (!/[*_~`]/.test(text)) expect(plain).toBe(text)
        },
      ),
    )
  })
})
