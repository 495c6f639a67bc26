/** The last line of `npm test`, which other programs read. */
export function closingLine(outcomes) {
  const sum = (name) => outcomes.reduce((total, outcome) => total + outcome[name], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}
