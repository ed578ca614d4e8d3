/** Fills a sentence. Knows `{name}` and `{n, plural, one {…} other {…}}`, the two forms the dictionaries use; `#` in a plural is the number. */
export type Params = Readonly<Record<string, string | number>>

export function format(message: string, params: Params = {}): string {
  let out = ''
  for (let at = 0; at < message.length;) {
    const open = message.indexOf('{', at)
    if (open < 0) return out + message.slice(at)
    out += message.slice(at, open)
    const close = closing(message, open)
    out += fill(message.slice(open + 1, close), params)
    at = close + 1
  }
  return out
}

/** Names a message asks for. */
export function placeholders(message: string): readonly string[] {
  return [...new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1] ?? ''))].filter((name) => name !== '').sort()
}

function fill(inside: string, params: Params): string {
  const comma = inside.indexOf(',')
  const name = (comma < 0 ? inside : inside.slice(0, comma)).trim()
  const value = params[name]
  if (value === undefined) return ''
  if (comma < 0) return show(value)
  const forms = new Map([...inside.slice(comma + 1).matchAll(/(one|other)\s*\{([^{}]*)\}/g)].map((match) => [match[1], match[2] ?? '']))
  const form = forms.get(Number(value) === 1 ? 'one' : 'other') ?? forms.get('other') ?? ''
  return form.replaceAll('#', show(value))
}

const show = (value: string | number): string => (typeof value === 'number' ? value.toLocaleString('en-US') : value)

function closing(message: string, open: number): number {
  let depth = 0
  for (let at = open; at < message.length; at += 1) {
    if (message[at] === '{') depth += 1
    if (message[at] === '}') { depth -= 1; if (depth === 0) return at }
  }
  return message.length
}
