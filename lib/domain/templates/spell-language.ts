/** A language as Meta's API spells it (`pt_BR`), from whatever spelling a key or a caller has (domain fact: Meta, supported languages). */
export function spellLanguage(language: string): string {
  const [code, ...regions] = language.split(/[-_]/)
  return [code!.toLowerCase(), ...regions.map((region) => region.toUpperCase())].join('_')
}
