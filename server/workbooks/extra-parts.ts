/** The parts no library writes: whose workbook this is (custom XML) and which pane opens with it (web extension). */
import { createHash } from 'node:crypto'
import { identityNamespace, identityXml, type WorkbookIdentity } from '../../rules/layout/workbook-identity.ts'
import type { Book } from './book.ts'
import { escapeXml } from './cell-xml.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Adds both to a copy of the parts. */
export function withExtraParts(parts: ReadonlyMap<string, string>, book: Book): Map<string, string> {
  const all = new Map(parts)
  if (book.identity) addIdentity(all, book.identity)
  if (book.pane) addPane(all, book.pane)
  return all
}

function addIdentity(parts: Map<string, string>, identity: WorkbookIdentity): void {
  const xml = identityXml(identity)
  parts.set('customXml/item1.xml', head + xml)
  parts.set('customXml/itemProps1.xml', `${head}<ds:datastoreItem ds:itemID="{${guidOf(xml)}}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${identityNamespace}"/></ds:schemaRefs></ds:datastoreItem>`)
  parts.set('customXml/_rels/item1.xml.rels', relationships([['rId1', `${office}/customXmlProps`, 'itemProps1.xml']]))
  addOverride(parts, '/customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml')
  addRelationship(parts, 'xl/_rels/workbook.xml.rels', 'rIdIdentity', `${office}/customXml`, '../customXml/item1.xml')
}

function addPane(parts: Map<string, string>, pane: NonNullable<Book['pane']>): void {
  const extensions = 'http://schemas.microsoft.com/office/webextensions'
  parts.set('xl/webextensions/webextension1.xml', `${head}<we:webextension xmlns:we="${extensions}/webextension/2010/11" id="{${guidOf(pane.addin)}}"><we:reference id="${escapeXml(pane.addin)}" version="${escapeXml(pane.version)}" store="${escapeXml(pane.store)}" storeType="${pane.storeType}"/><we:alternateReferences/><we:properties><we:property name="Office.AutoShowTaskpaneWithDocument" value="true"/></we:properties><we:bindings/><we:snapshot xmlns:r="${office}"/></we:webextension>`)
  parts.set('xl/webextensions/taskpanes.xml', `${head}<wetp:taskpanes xmlns:wetp="${extensions}/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="1" width="350" row="0"><wetp:webextensionref xmlns:r="${office}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`)
  parts.set('xl/webextensions/_rels/taskpanes.xml.rels', relationships([['rId1', 'http://schemas.microsoft.com/office/2011/relationships/webextension', 'webextension1.xml']]))
  addOverride(parts, '/xl/webextensions/webextension1.xml', 'application/vnd.ms-office.webextension+xml')
  addOverride(parts, '/xl/webextensions/taskpanes.xml', 'application/vnd.ms-office.webextensiontaskpanes+xml')
  addRelationship(parts, '_rels/.rels', 'rIdPane', 'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes', 'xl/webextensions/taskpanes.xml')
}

/** A GUID made from content, so that equal workbooks have equal bytes. */
function guidOf(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex').toUpperCase()
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function relationships(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`
}

function insertBefore(parts: Map<string, string>, part: string, end: string, text: string): void {
  const xml = parts.get(part)
  if (!xml?.includes(end)) throw new Error(`the skeleton has no ${end} in ${part}`)
  parts.set(part, xml.replace(end, () => text + end))
}
const addOverride = (parts: Map<string, string>, name: string, type: string): void => insertBefore(parts, '[Content_Types].xml', '</Types>', `<Override PartName="${name}" ContentType="${type}"/>`)
const addRelationship = (parts: Map<string, string>, part: string, id: string, type: string, target: string): void =>
  insertBefore(parts, part, '</Relationships>', `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
