/** Characters people did not mean to type: full-width digits and letters, odd spaces, control characters. Source: ux part 4 #10. */

const isFullWidthAlnum = (code: number): boolean =>
  (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)

const isOddSpace = (code: number): boolean =>
  code === 0x3000 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200d) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x1680

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff

/**
 * True when a text needs no tidying. The hot path of every text cell: one pass, no allocation.
 * Surrogates are reported as untidy so that `tidy` can look whether they are paired.
 */
export function isTidy(text: string): boolean {
  const last = text.length - 1
  if (last < 0) return true
  if (text.charCodeAt(0) === 0x20 || text.charCodeAt(last) === 0x20) return false
  for (let i = 0; i <= last; i++) {
    const code = text.charCodeAt(i)
    // ordinary Chinese and Latin characters
    if ((code >= 0x3001 && code < 0xd800) || (code >= 0x20 && code < 0x7f)) continue
    if (isControl(code) || isOddSpace(code) || isFullWidthAlnum(code)) return false
  }
  return true
}

/** Full-width ASCII (digits, letters, signs) and the ideographic space as their half-width counterparts. */
export function halfWidth(text: string): string {
  let out = ''
  for (const char of text) {
    const code = char.charCodeAt(0)
    if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0)
    else out += isOddSpace(code) ? ' ' : char
  }
  return out
}

export interface Tidied { readonly text: string; readonly hadControl: boolean; readonly hadFullWidth: boolean; readonly hadSpace: boolean }

/** The text as it was meant: digits and letters half-width, outer spaces gone, odd spaces and line breaks inside closed up. Full-width punctuation stays: it is right in Chinese. */
export function tidy(text: string): Tidied {
  let out = ''
  let hadControl = false
  let hadFullWidth = false
  let hadSpace = false
  let last = ''
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    const length = out.length
    if (isFullWidthAlnum(code)) {
      hadFullWidth = true
      out += String.fromCharCode(code - 0xfee0)
    } else if (code === 0x0a || code === 0x0d || code === 0x09 || isOddSpace(code)) {
      hadSpace = true
      // between Latin words a break is a space; zero-width and Chinese ones simply close up
      if (code < 0x2000 && /[\w,.]/.test(last)) out += ' '
    } else if (isControl(code)) {
      hadControl = true
    } else out += char
    if (out.length > length) last = char
  }
  const trimmed = out.trim()
  if (trimmed.length !== out.length) hadSpace = true
  return { text: trimmed, hadControl, hadFullWidth, hadSpace }
}

/** How many characters people see: a pair of surrogates is one. No allocation. */
export function characters(text: string): number {
  let count = text.length
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0xdc00 && code < 0xe000) {
      const before = text.charCodeAt(i - 1)
      if (before >= 0xd800 && before < 0xdc00) count--
    }
  }
  return count
}

/** Half-width, without any space, upper case: for comparing what was typed with what is allowed. */
export function comparable(text: string): string {
  return halfWidth(text).replace(/[\s\p{Cc}]+/gu, '').toUpperCase()
}
