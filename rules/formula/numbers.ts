/** How numbers are compared, rounded and written. Official figures have at most a handful of decimals; doubles carry 15 digits. */

/** Below this, a difference is noise of binary fractions, never an official figure. */
const ABSOLUTE = 1e-9
/** 18 last places: what twenty additions can be off, under 15 significant digits */
const RELATIVE = 4e-15

/**
 * Equal as Excel means it: `0.1+0.2` is `0.3`. Differences up to 1e-9, or beyond the 15th significant digit, do not count;
 * 12,345,678.90 and 12,345,678.91 differ.
 */
export function sameNumber(a: number, b: number): boolean {
  if (a === b) return true
  const gap = Math.abs(a - b)
  return gap <= ABSOLUTE || gap <= RELATIVE * Math.max(Math.abs(a), Math.abs(b))
}

/** To 15 significant digits, which takes away what binary fractions added: 1.005*100 → 100.5. */
function settle(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(15))
}

/** A power of ten, exact up to 1e22. */
function scaled(value: number, digits: number): number {
  return settle(digits >= 0 ? value * 10 ** digits : value / 10 ** -digits)
}

function unscaled(value: number, digits: number): number {
  return digits >= 0 ? value / 10 ** digits : value * 10 ** -digits
}

/** Half away from zero on the decimal value, as ROUND in Excel: 2.675 → 2.68, -2.5 → -3. */
export function roundHalf(value: number, digits: number): number {
  if (digits > 15) return value
  return Math.sign(value) * unscaled(Math.floor(settle(scaled(Math.abs(value), digits) + 0.5)), digits) + 0
}

/** Away from zero. */
export function roundUp(value: number, digits: number): number {
  if (digits > 15) return value
  return Math.sign(value) * unscaled(Math.ceil(scaled(Math.abs(value), digits)), digits) + 0
}

/** Towards zero. */
export function roundDown(value: number, digits: number): number {
  if (digits > 15) return value
  return Math.sign(value) * unscaled(Math.floor(scaled(Math.abs(value), digits)), digits) + 0
}

/** The largest whole number not above, after binary noise is taken away. */
export function wholeBelow(value: number): number { return Math.floor(settle(value)) }

/** As Excel writes a number beside text: 15 digits, no trailing zeros. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(15))).replace('e', 'E')
}

/** Digits after the point as the number is written: 12.50 is the number 12.5, so 1. */
export function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(Number(value.toPrecision(15))).split('e')
  const point = mantissa.indexOf('.')
  return Math.max(0, (point < 0 ? 0 : mantissa.length - point - 1) - Number(exponent))
}

/** A running sum that keeps what plain addition loses (Neumaier), so that 20,000 two-decimal figures add up exactly. */
export class ExactSum {
  #sum = 0
  #lost = 0
  add(value: number): void {
    const next = this.#sum + value
    this.#lost += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - next + value : value - next + this.#sum
    this.#sum = next
  }
  get value(): number { return this.#sum + this.#lost }
}
