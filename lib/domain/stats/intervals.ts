/** A part of a whole or a number per exposure, with its 95 % interval (contract 5). All three are null where `n` is 0. */
export interface Rate {
  value: number | null
  low: number | null
  high: number | null
  /** What was divided by. */
  n: number
}

/** The standard normal's 97.5th percentile: 95 % lie within. */
const Z = 1.959963984540054
const TAIL = 0.025

/** No rate: nothing to divide by, or nothing known. */
export function noRate(n = 0): Rate {
  return { value: null, low: null, high: null, n }
}

/**
 * The share `count` of `n` with its Wilson score interval, without continuity correction (Wilson 1927; Newcombe 1998, method 3). More than
 * all is taken for all: what was read on a day may have been delivered the day before.
 */
export function wilsonRate(count: number, n: number): Rate {
  if (n <= 0) return noRate()
  const value = Math.min(count / n, 1)
  const scale = 1 + (Z * Z) / n
  const centre = value + (Z * Z) / (2 * n)
  const reach = Z * Math.sqrt((value * (1 - value)) / n + (Z * Z) / (4 * n * n))
  return {
    value,
    low: value === 0 ? 0 : (centre - reach) / scale,
    high: value === 1 ? 1 : (centre + reach) / scale,
    n,
  }
}

/**
 * `count` events per unit of `exposure` with the exact Poisson interval of Garwood (1936), which holds at least 95 % for every mean. It
 * may be above 1: one message can be clicked more than once.
 */
export function poissonRate(count: number, exposure: number): Rate {
  if (exposure <= 0) return noRate()
  const low = count === 0 ? 0 : gammaQuantile(count, TAIL)
  return {
    value: count / exposure,
    low: low / exposure,
    high: gammaQuantile(count + 1, 1 - TAIL) / exposure,
    n: exposure,
  }
}

/** The x at which the gamma distribution of this shape and scale 1 has come to `p`: half the chi-squared quantile of 2·shape. */
function gammaQuantile(shape: number, p: number): number {
  const z = p < 0.5 ? -Z : Z
  // Wilson and Hilferty's approximation is within a few percent at shape 1; Newton's steps make it exact.
  let x = shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3
  if (x <= 0) x = shape * p
  for (let step = 0; step < 50; step += 1) {
    const density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape))
    const next = Math.max(x - (lowerGamma(shape, x) - p) / density, x / 2)
    if (Math.abs(next - x) <= 1e-12 * x) return next
    x = next
  }
  return x
}

/** The regularised lower incomplete gamma function: by its series below the mean, by its continued fraction (Lentz) above. */
function lowerGamma(shape: number, x: number): number {
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape))
  if (x < shape + 1) {
    let term = 1 / shape
    let sum = term
    for (let n = 1; term > sum * 1e-16; n += 1) {
      term *= x / (shape + n)
      sum += term
    }
    return front * sum
  }
  let b = x + 1 - shape
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let n = 1; ; n += 1) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-15) return 1 - front * fraction
  }
}

/** ln Γ(x) for x ≥ 1: Stirling's series, after the recurrence has brought x above 10. */
function logGamma(x: number): number {
  let shift = 0
  let y = x
  while (y < 10) {
    shift += Math.log(y)
    y += 1
  }
  const inverse = 1 / (y * y)
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) /
    y
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + series - shift
}
