/** The identity that travels in the workbook: a custom XML part, and a copy in the workbook's settings because other programs drop custom XML. */
import { identityNamespace, identityXml, parseIdentityXml, type SheetIdentity, type WorkbookIdentity } from '../../rules/layout/workbook-identity.ts'

const settingKey = 'statbook.identity'

/** What the workbook says of itself; sheets whose Excel table is gone are left out. Null for a workbook that is not ours. */
export async function readIdentity(context: Excel.RequestContext): Promise<WorkbookIdentity | null> {
  const stored = await readStored(context)
  if (stored === null || stored.college === '') return null
  const { tables } = context.workbook
  tables.load('items/name')
  await context.sync()
  const there = new Set(tables.items.map(({ name }) => name.toLowerCase()))
  return { ...stored, sheets: stored.sheets.filter(({ listObject }) => there.has(listObject.toLowerCase())) }
}

/** Binds the workbook to a college and cycle. Its sheets stay bound when it was already bound to the same. */
export async function writeWorkbookIdentity(context: Excel.RequestContext, identity: Omit<WorkbookIdentity, 'sheets'>): Promise<void> {
  const stored = await readStored(context)
  const isSame = stored !== null && (stored.college === '' || (stored.college === identity.college && stored.cycle === identity.cycle))
  await store(context, { ...identity, sheets: isSame ? stored.sheets : [] })
}

/** Binds one sheet; a sheet bound before under the same Excel table is replaced. */
export async function bindSheet(context: Excel.RequestContext, sheet: SheetIdentity): Promise<void> {
  const stored = await readStored(context) ?? { college: '', cycle: '', editionHash: '', sheets: [] }
  await store(context, { ...stored, sheets: [...stored.sheets.filter(({ listObject }) => listObject !== sheet.listObject), sheet] })
}

async function readStored(context: Excel.RequestContext): Promise<WorkbookIdentity | null> {
  const parts = context.workbook.customXmlParts.getByNamespace(identityNamespace)
  parts.load('items/id')
  const setting = context.workbook.settings.getItemOrNullObject(settingKey)
  setting.load('value')
  await context.sync()
  const texts = parts.items.map((part) => part.getXml())
  if (texts.length > 0) await context.sync()
  for (const text of texts) {
    const identity = parseIdentityXml(text.value)
    if (identity !== null) return identity
  }
  return setting.isNullObject ? null : parseIdentityXml(String(setting.value))
}

async function store(context: Excel.RequestContext, identity: WorkbookIdentity): Promise<void> {
  const xml = identityXml(identity)
  const parts = context.workbook.customXmlParts.getByNamespace(identityNamespace)
  parts.load('items/id')
  await context.sync()
  const [first, ...rest] = parts.items
  if (first === undefined) context.workbook.customXmlParts.add(xml)
  else first.setXml(xml)
  for (const part of rest) part.delete()
  context.workbook.settings.add(settingKey, xml)
  await context.sync()
}
