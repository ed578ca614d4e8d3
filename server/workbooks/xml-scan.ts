/**
 * A scan over spreadsheet XML that arrives in pieces. It knows what these parts need and no more: elements, attributes, text,
 * five entities. DTDs and CDATA are refused, so no entity can be declared; prefixes are dropped; readings (rPh) are passed over.
 */
import { refuse } from './unzip.ts'

export interface ScanHandlers {
  /** `tag` is the whole opening tag for the elements named in `tags`, else '' */
  open(name: string, tag: string): void
  close(name: string): void
  text(text: string): void
}

const unreadable = '工作簿的内容不是表格该有的样子，没有读取。用 Excel 打开后另存为 .xlsx 再试。'

/** Scans pieces; text is reported only inside the elements of `wanted`. Errors: WorkbookRefused. */
export async function scanXml(pieces: AsyncIterable<string>, wanted: ReadonlySet<string>, tags: ReadonlySet<string>, handlers: ScanHandlers): Promise<void> {
  let rest = ''
  let reading = false
  let inText = false
  for await (const piece of pieces) {
    const source = rest + piece
    let at = 0
    for (;;) {
      const opens = source.indexOf('<', at)
      const closes = opens < 0 ? -1 : source.startsWith('<!--', opens) ? endOfComment(source, opens) : source.indexOf('>', opens)
      if (closes < 0) {
        if (!inText) at = opens < 0 ? source.length : opens
        break
      }
      if (inText && opens > at) handlers.text(unescapeText(source.slice(at, opens)))
      inText = false
      const first = source.charCodeAt(opens + 1)
      if (first === 33 /* ! */) {
        if (source.charCodeAt(opens + 2) !== 45) refuse(unreadable)
      } else if (first !== 63 /* ? */) {
        const ends = first === 47
        const empty = source.charCodeAt(closes - 1) === 47
        const name = elementName(source, opens + (ends ? 2 : 1), closes)
        if (name === 'rPh') reading = !ends && !empty
        if (!ends) {
          handlers.open(name, tags.has(name) ? source.slice(opens, closes) : '')
          inText = !empty && !reading && wanted.has(name)
        }
        if (ends || empty) handlers.close(name)
      }
      at = closes + 1
    }
    rest = source.slice(at)
    if (rest.length > 2 ** 20) refuse(unreadable)
  }
  if (rest.trim() !== '') refuse('工作簿不完整（内容在中途断了）。重新保存后再试。')
}

function endOfComment(source: string, from: number): number {
  const end = source.indexOf('-->', from)
  return end < 0 ? -1 : end + 2
}

function elementName(source: string, from: number, to: number): string {
  let start = from
  let at = from
  for (; at < to; at += 1) {
    const code = source.charCodeAt(at)
    if (code <= 32 || code === 47) break
    if (code === 58) start = at + 1
  }
  return source.slice(start, at)
}

/** The value of an attribute in an opening tag, any prefix; undefined when absent. */
export function attribute(tag: string, name: string): string | undefined {
  let from = 0
  for (;;) {
    const at = tag.indexOf(`${name}="`, from)
    if (at < 0) return undefined
    const before = tag.charCodeAt(at - 1)
    if (before <= 32 || before === 58) return unescapeText(tag.slice(at + name.length + 2, tag.indexOf('"', at + name.length + 2)))
    from = at + 1
  }
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function entity(all: string, body: string): string {
  const known = named[body]
  if (known !== undefined) return known
  if (!body.startsWith('#')) return refuse(unreadable)
  const code = body[1] === 'x' || body[1] === 'X' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
  return Number.isInteger(code) && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
}

function unescapeText(text: string): string {
  const plain = text.includes('&') ? text.replace(/&([^;&]{1,10});/g, entity) : text
  return plain.includes('_x') ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : plain
}

/** All elements of that name in a small part, as their opening tags. */
export function elements(xml: string, name: string): string[] {
  if (/<!(?!--)/.test(xml)) refuse(unreadable)
  return [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])[^>]*>`, 'g'))].map((match) => match[0])
}
