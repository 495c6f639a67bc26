/**
 * A phone number as its digits alone, without the `+` or `00` of an international call: also where it is written with
 * spaces, marks that show nothing, or the digits of another script. It is not checked to be a number.
 */
export function phoneDigits(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '').replace(/^00/, '')
}
