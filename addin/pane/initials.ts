/** Search by number, name or the initials of pinyin (jbqk → 基本情况), without a dictionary: the browser's own pinyin order tells the initial. */
const borders = '阿八嚓哒妸发旮哈讥咔垃麻拏噢妑七呥扨它穵夕丫帀'
const letters = 'abcdefghjklmnopqrstwxyz'
const order = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
const known = new Map<string, string>()

/** @example initials('基本情况') === 'jbqk' */
export function initials(text: string): string {
  let out = ''
  for (const sign of text) out += known.get(sign) ?? remember(sign)
  return out
}

function remember(sign: string): string {
  let letter = sign.toLowerCase()
  if (/\p{Script=Han}/u.test(sign)) {
    let at = borders.length - 1
    while (at > 0 && order.compare(sign, borders[at] ?? '') < 0) at -= 1
    letter = letters[at] ?? ''
  }
  known.set(sign, letter)
  return letter
}

/** Does one of the texts hold what was typed, as it stands or by initials? */
export function matches(typed: string, ...texts: readonly string[]): boolean {
  const wanted = typed.trim().toLowerCase()
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted) || (/^[a-z]+$/.test(wanted) && initials(text).includes(wanted)))
}
