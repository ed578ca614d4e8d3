import { sortRange, type SortKey } from '../model/sort.ts'
import { plainObject, type Args } from '../richapi/args.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { apiNotFound, invalidArgument } from '../richapi/rich-error.ts'
import type { RangeTarget } from './range-target.ts'

/** Reads Excel.SortField[]. Only sorting by value is known here. @throws RichError */
export function sortKeys(args: Args, at: number, columns: number): SortKey[] {
  return args.list(at).map((given) => {
    const { key, ascending, sortOn } = plainObject(given)
    if (typeof key !== 'number' || key < 0 || key >= columns) throw invalidArgument()
    if (sortOn !== undefined && sortOn !== 'Value') throw apiNotFound('SortField.sortOn')
    return { column: key, ascending: ascending !== false }
  })
}

const RANGE_SORT: HostClass<RangeTarget> = {
  type: 'RangeSort',
  properties: {},
  navigation: {},
  methods: {
    Apply: ({ sheet, rect }, args) => {
      if (args.textOr(3, 'Rows') !== 'Rows') throw apiNotFound('RangeSort.apply(orientation: Columns)')
      sortRange(sheet, rect, sortKeys(args, 0, rect.columns), args.flag(2))
    },
  },
}

export function rangeSort(of: RangeTarget): HostObject {
  return hostObject(RANGE_SORT, of)
}
