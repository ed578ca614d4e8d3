import { clearRangeFilter, clearTableFilters, filterRange, filterTable, applyFilters } from '../model/filter.ts'
import type { Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { ColumnFilter } from '../model/table.ts'
import { plainObject } from '../richapi/args.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { apiNotFound, invalidArgument } from '../richapi/rich-error.ts'
import type { ExcelContext } from './context.ts'
import { rangeObject, rangeOfArgument } from './range-target.ts'
import { columnIndexOf, type ColumnRef } from './table-columns.ts'
import { tableOf, type TableRef } from './table.ts'

/** Reads Excel.FilterCriteria: values and custom criteria; colours, icons, dates and top/bottom are not part of this workbench. */
function criteriaOf(value: unknown): ColumnFilter {
  const { filterOn, values, criterion1, criterion2, operator } = plainObject(value)
  if (filterOn === 'Values' && Array.isArray(values)) return { values: values.map(String) }
  if (filterOn === 'Custom' && typeof criterion1 === 'string') {
    return { criterion1, ...(typeof criterion2 === 'string' ? { criterion2 } : {}), operator: operator === 'Or' ? 'Or' : 'And' }
  }
  if (typeof filterOn === 'string') throw apiNotFound(`FilterCriteria.filterOn(${filterOn})`)
  throw invalidArgument()
}

function wireCriteria(filter: ColumnFilter | undefined): Record<string, unknown> | null {
  if (!filter) return null
  if (filter.values) return { filterOn: 'Values', values: filter.values }
  return { filterOn: 'Custom', criterion1: filter.criterion1, criterion2: filter.criterion2, operator: filter.operator }
}

/** Excel.Filter: of one column of a table. */
const FILTER: HostClass<ColumnRef> = {
  type: 'Filter',
  properties: { Criteria: { get: (of) => wireCriteria(tableOf(of).filters[columnIndexOf(of)]) } },
  navigation: {},
  methods: {
    Apply: (of, args) => {
      filterTable(of.sheet, of.id, columnIndexOf(of), criteriaOf(args.raw(0)))
    },
    ApplyValuesFilter: (of, args) => {
      filterTable(of.sheet, of.id, columnIndexOf(of), { values: args.list(0).map(String) })
    },
    ApplyCustomFilter: (of, args) => {
      const second = args.has(1) ? { criterion2: args.text(1) } : {}
      filterTable(of.sheet, of.id, columnIndexOf(of), { criterion1: args.text(0), ...second, operator: args.textOr(2, 'And') === 'Or' ? 'Or' : 'And' })
    },
    Clear: (of) => {
      filterTable(of.sheet, of.id, columnIndexOf(of), null)
    },
  },
}

export function columnFilter(of: ColumnRef): HostObject {
  return hostObject(FILTER, of)
}

/** What both kinds of Excel.AutoFilter need. */
interface FilterTarget {
  readonly context: ExcelContext
  readonly sheet: SheetModel
  readonly range: () => Rect | null
  readonly filters: () => Readonly<Record<number, ColumnFilter>>
  readonly apply: (range: Rect | null, column: number | null, filter: ColumnFilter | null) => void
  readonly clear: (remove: boolean) => void
}

const AUTO_FILTER: HostClass<FilterTarget> = {
  type: 'AutoFilter',
  properties: {
    Enabled: { get: (of) => of.range() !== null },
    IsDataFiltered: { get: (of) => Object.keys(of.filters()).length > 0 },
    Criteria: {
      get: (of) => {
        const filters = of.filters()
        return Array.from({ length: of.range()?.columns ?? 0 }, (_, i) => wireCriteria(filters[i]))
      },
    },
  },
  navigation: {},
  methods: {
    Apply: (of, args) => {
      const given = rangeOfArgument(of.sheet, args.raw(0))
      const column = args.has(1) ? args.integer(1) : null
      of.apply(given?.rect ?? null, column, args.has(2) ? criteriaOf(args.raw(2)) : null)
    },
    ClearCriteria: (of) => {
      of.clear(false)
    },
    ClearColumnCriteria: (of, args) => {
      of.apply(null, args.integer(0), null)
    },
    Reapply: ({ sheet }) => {
      sheet.book.run(() => {
        applyFilters(sheet)
      })
    },
    Remove: (of) => {
      of.clear(true)
    },
    GetRange: (of) => {
      const range = of.range()
      if (!range) throw invalidArgument()
      return rangeObject(of.context, of.sheet, range)
    },
    GetRangeOrNullObject: (of) => {
      const range = of.range()
      return range && rangeObject(of.context, of.sheet, range)
    },
  },
}

export function tableAutoFilter(of: TableRef): HostObject {
  return hostObject(AUTO_FILTER, {
    ...of,
    range: () => tableOf(of).range,
    filters: () => tableOf(of).filters,
    apply: (_range, column, filter) => {
      if (column === null) throw invalidArgument()
      filterTable(of.sheet, of.id, column, filter)
    },
    clear: () => {
      clearTableFilters(of.sheet, of.id)
    },
  })
}

export function sheetAutoFilter(context: ExcelContext, sheet: SheetModel): HostObject {
  return hostObject(AUTO_FILTER, {
    context,
    sheet,
    range: () => sheet.state.autoFilter?.range ?? null,
    filters: () => sheet.state.autoFilter?.filters ?? {},
    apply: (range, column, filter) => {
      const over = range ?? sheet.state.autoFilter?.range
      if (!over) throw invalidArgument()
      filterRange(sheet, over, column, filter)
    },
    clear: (remove) => {
      clearRangeFilter(sheet, remove)
    },
  })
}
