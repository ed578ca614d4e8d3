import type { OfficeMeta } from './office-meta.ts'

interface ClassDraft {
  scalars: string[]
  navigation: string[]
  isCollection: boolean
}

/**
 * Reads names of classes, properties and their lowest requirement sets out of the un-minified Excel build of office.js. Names only; the
 * result is made where it is used and never kept in version control, as office.js itself.
 * @throws Error when the text does not look like that build
 */
export function extractMeta(source: string): OfficeMeta {
  const start = source.indexOf('\nvar Excel;')
  if (start < 0) throw new Error('This is not the debug build of office.js for Excel: "var Excel;" is missing.')
  const excel = source.slice(start)
  const drafts = new Map<string, ClassDraft>()
  for (const [, name = '', what, value = ''] of excel.matchAll(CLASS_LISTS)) {
    const draft = drafts.get(name) ?? { scalars: [], navigation: [], isCollection: false }
    drafts.set(name, draft)
    if (what === '_isCollection') draft.isCollection = true
    else if (what === '_navigationPropertyNames') draft.navigation = strings(value).map(pascal)
    else draft.scalars = strings(value)
  }
  const needs: Record<string, readonly [string, string]> = {}
  for (const [, member = '', set = '', version = ''] of excel.matchAll(MEMBER_SETS)) {
    needs[member] = [set.startsWith('"') ? set.slice(1, -1) : 'ExcelApi', version]
  }
  return { classes: Object.fromEntries(drafts), needs }
}

const CLASS_LISTS =
  /Object\.defineProperty\((\w+)\.prototype, "(_scalarPropertyOriginalNames|_navigationPropertyNames|_isCollection)", \{\s*get: function \(\) \{\s*return (\[[^\]]*\]|true);/g
const MEMBER_SETS = /_throwIfApiNotSupported\("(\w+\.\w+)", (_defaultApiSetName|"\w+"), "([\d.]+)"/g

function strings(list: string): string[] {
  const parsed: unknown = JSON.parse(list)
  return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : []
}

function pascal(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}
