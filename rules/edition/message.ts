/** A message template cut at its braces. `at` is the position of what stands between them. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'formula'; readonly source: string; readonly at: number }

/**
 * Cuts `“{职称}”应为 {=[学时]*2}` at its braces. Braces inside a formula ({"甲","乙"}) and inside its quotes are the formula's own.
 * @returns the parts, or the position of a brace without its partner
 */
export function cutMessage(template: string): { parts: TemplatePart[] } | { open: number } {
  const parts: TemplatePart[] = []
  let text = ''
  for (let at = 0; at < template.length; at++) {
    const char = template.charAt(at)
    if (char === '}') return { open: at }
    if (char !== '{') { text += char; continue }
    const end = closing(template, at)
    if (end < 0) return { open: at }
    if (text !== '') parts.push({ kind: 'text', text })
    text = ''
    const inside = template.slice(at + 1, end)
    parts.push(inside.startsWith('=') ? { kind: 'formula', source: inside, at: at + 1 } : { kind: 'name', name: inside.trim(), at: at + 1 })
    at = end
  }
  if (text !== '') parts.push({ kind: 'text', text })
  return { parts }
}

function closing(template: string, open: number): number {
  let depth = 0, quote = ''
  const formula = template.charAt(open + 1) === '='
  for (let at = open; at < template.length; at++) {
    const char = template.charAt(at)
    if (quote !== '') { if (char === quote) quote = '' }
    else if (formula && (char === '"' || char === "'")) quote = char
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return at
  }
  return -1
}
