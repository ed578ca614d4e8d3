import { partText, type ZipEntry } from './zip-read.ts'

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'
/** Where document settings are kept. Excel keeps them inside the add-in's web extension part, which needs a store's id the workbench has not. */
const SETTINGS = 'urn:workbench:document-settings'

export interface DocumentParts {
  /** Data store id "{GUID}" → XML text. */
  readonly xmlParts: Map<string, string>
  /** Office.context.document.settings: key → JSON text. */
  readonly documentSettings: Map<string, string>
}

/** Custom XML parts of a workbook (hucre does not keep them) and the settings stored in one of them. */
export async function readDocumentParts(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<DocumentParts> {
  const found: DocumentParts = { xmlParts: new Map(), documentSettings: new Map() }
  for (const { name } of entries) {
    const number = /^customXml\/item(\d+)\.xml$/i.exec(name)?.[1]
    if (number === undefined) continue
    const text = (await partText(bytes, entries, name)) ?? ''
    const properties = await partText(bytes, entries, `customXml/itemProps${number}.xml`)
    const id = /itemID="(\{[^"]+\})"/i.exec(properties ?? '')?.[1] ?? `{${crypto.randomUUID().toUpperCase()}}`
    if (text.includes(SETTINGS)) readSettings(text, found.documentSettings)
    else found.xmlParts.set(id, text)
  }
  return found
}

function readSettings(text: string, into: Map<string, string>): void {
  for (const [, key = '', value = ''] of text.matchAll(/<setting name="([^"]*)">([^<]*)<\/setting>/g)) into.set(unescaped(key), unescaped(value))
}

/** The parts to add to a written workbook: items, their properties and relations, and the places that must name them. */
export async function writeDocumentParts(bytes: Uint8Array, entries: readonly ZipEntry[], { xmlParts, documentSettings }: DocumentParts): Promise<Map<string, string>> {
  const items = [...xmlParts]
  if (documentSettings.size > 0) items.push([`{${crypto.randomUUID().toUpperCase()}}`, settingsXml(documentSettings)])
  const changed = new Map<string, string>()
  if (items.length === 0) return changed
  items.forEach(([id, xml], i) => {
    const n = i + 1
    const namespace = /<[^?!][^>]*\sxmlns(?::[\w.-]+)?="([^"]*)"/.exec(xml)?.[1]
    const schema = namespace === undefined ? '' : `<ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs>`
    changed.set(`customXml/item${n}.xml`, xml)
    changed.set(`customXml/itemProps${n}.xml`, `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${id}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">${schema}</ds:datastoreItem>`)
    changed.set(`customXml/_rels/item${n}.xml.rels`, relations([`<Relationship Id="rId1" Type="${RELATIONSHIPS}/customXmlProps" Target="itemProps${n}.xml"/>`]))
  })
  const types = (await partText(bytes, entries, '[Content_Types].xml')) ?? ''
  const overrides = items.map((_, i) => `<Override PartName="/customXml/itemProps${i + 1}.xml" ContentType="${PROPERTIES_TYPE}"/>`).join('')
  changed.set('[Content_Types].xml', types.replace('</Types>', `${/Extension="xml"/i.test(types) ? '' : '<Default Extension="xml" ContentType="application/xml"/>'}${overrides}</Types>`))
  const rels = (await partText(bytes, entries, 'xl/_rels/workbook.xml.rels')) ?? ''
  const links = items.map((_, i) => `<Relationship Id="rIdXml${i + 1}" Type="${RELATIONSHIPS}/customXml" Target="../customXml/item${i + 1}.xml"/>`).join('')
  changed.set('xl/_rels/workbook.xml.rels', rels.replace('</Relationships>', `${links}</Relationships>`))
  return changed
}

function relations(lines: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`
}

function settingsXml(settings: ReadonlyMap<string, string>): string {
  const lines = [...settings].map(([key, value]) => `<setting name="${escaped(key)}">${escaped(value)}</setting>`)
  return `<?xml version="1.0" encoding="UTF-8"?><settings xmlns="${SETTINGS}">${lines.join('')}</settings>`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

export function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}
