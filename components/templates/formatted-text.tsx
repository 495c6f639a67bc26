import type { TextRun } from '@/lib/domain/templates/text-runs'

const LOOKS = {
  bold: 'font-semibold',
  italic: 'italic',
  strike: 'line-through',
  mono: 'font-mono text-xs',
}

/** A message's text as WhatsApp shows it. */
export function FormattedText({ runs }: { runs: readonly TextRun[] }) {
  return runs.map(({ text, styles }, index) => (
    <span key={index} className={styles.map((style) => LOOKS[style]).join(' ')}>
      {text}
    </span>
  ))
}
