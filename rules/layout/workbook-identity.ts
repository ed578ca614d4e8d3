/**
 * What binds a workbook to a college and cycle, and its sheets to tables: a custom XML part, written the same by the add-in and
 * by the server's workbook writer. A file from a USB stick is still bound.
 */
export const identityNamespace = 'urn:statbook:workbook:1'

export interface WorkbookIdentity { readonly college: string; readonly cycle: string; readonly editionHash: string; readonly sheets: readonly SheetIdentity[] }
/** `listObject` is the name of the Excel table; it survives renaming the sheet. purpose review = read-only copy of a submission; merge = part of the merged workbook. */
export interface SheetIdentity { readonly listObject: string; readonly table: string; readonly unit: string; readonly purpose: 'fill' | 'review' | 'merge'; readonly submission?: string }

/** The text of the part. */
export function identityXml(identity: WorkbookIdentity): string {
  const sheets = identity.sheets.map((sheet) => `<sheet${attribute('listObject', sheet.listObject)}${attribute('table', sheet.table)}${attribute('unit', sheet.unit)}${attribute('purpose', sheet.purpose)}${sheet.submission === undefined ? '' : attribute('submission', sheet.submission)}/>`)
  return `<workbook xmlns="${identityNamespace}"${attribute('college', identity.college)}${attribute('cycle', identity.cycle)}${attribute('editionHash', identity.editionHash)}>${sheets.join('')}</workbook>`
}

/** Most sheets read from one part; a workbook of all tables has about 90. */
const mostSheets = 5000

/** Reads the part back, or null when it is not ours or broken. Other programs may have rewritten it with prefixes and spaces. */
export function parseIdentityXml(xml: string): WorkbookIdentity | null {
  if (xml.length > 4_000_000 || !xml.includes(identityNamespace) || /<!DOCTYPE/i.test(xml)) return null
  const root = /<(?:[\w.-]+:)?workbook\b([^>]*)>/.exec(xml)
  if (root === null) return null
  const { college, cycle, editionHash } = attributes(root[1] ?? '')
  if (college === undefined || cycle === undefined || editionHash === undefined) return null
  const sheets: SheetIdentity[] = []
  for (const match of xml.matchAll(/<(?:[\w.-]+:)?sheet\b([^>]*)>/g)) {
    const sheet = sheetOf(attributes(match[1] ?? ''))
    if (sheet !== null && sheets.length < mostSheets) sheets.push(sheet)
  }
  return { college, cycle, editionHash, sheets }
}

function sheetOf(found: Readonly<Record<string, string | undefined>>): SheetIdentity | null {
  const { listObject, table, unit, purpose, submission } = found
  if (listObject === undefined || table === undefined || unit === undefined) return null
  if (purpose !== 'fill' && purpose !== 'review' && purpose !== 'merge') return null
  return { listObject, table, unit, purpose, ...(submission === undefined ? {} : { submission }) }
}

function attributes(text: string): Readonly<Record<string, string | undefined>> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>
  for (const match of text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) found[match[1] ?? ''] = unescape(match[2] ?? match[3] ?? '')
  return found
}

function attribute(name: string, value: string): string {
  const escaped = value.replace(/[&<>"\n\r\t]/g, (char) => `&#${char.charCodeAt(0)};`)
  return ` ${name}="${escaped}"`
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
