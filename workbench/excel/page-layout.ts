import { toA1 } from '../model/a1.ts'
import type { HostObject } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import { storedObject } from './collection.ts'
import { rangeObject, rangeOfArgument, rangeOfText } from './range-target.ts'
import type { SheetTarget } from './worksheet.ts'

const NAMES = [
  'BlackAndWhite', 'BottomMargin', 'CenterHorizontally', 'CenterVertically', 'DraftMode', 'FirstPageNumber', 'FooterMargin', 'HeaderMargin',
  'LeftMargin', 'Orientation', 'PaperSize', 'PrintComments', 'PrintErrors', 'PrintGridlines', 'PrintHeadings', 'PrintOrder', 'RightMargin',
  'TopMargin', 'Zoom',
]

/** Excel.PageLayout: kept as given, for nothing is printed here. */
export function pageLayout(of: SheetTarget): HostObject {
  const key = `pageLayout|${of.sheet.id}`
  const store = of.context.stored.get(key) ?? new Map<string, unknown>()
  of.context.stored.set(key, store)
  const setArea =
    (name: string) =>
    (_store: Map<string, unknown>, args: { raw: (at: number) => unknown }): void => {
      const target = rangeOfArgument(of.sheet, args.raw(0))
      if (!target) throw invalidArgument()
      store.set(name, toA1(target.rect))
    }
  const getArea = (name: string) => (): HostObject | null => {
    const area = store.get(name)
    return typeof area === 'string' ? rangeObject(of.context, of.sheet, rangeOfText(of.sheet, area)) : null
  }
  return storedObject('PageLayout', NAMES, store, {
    methods: {
      SetPrintArea: setArea('area'),
      SetPrintTitleRows: setArea('titleRows'),
      SetPrintTitleColumns: setArea('titleColumns'),
      GetPrintTitleRowsOrNullObject: getArea('titleRows'),
      GetPrintTitleColumnsOrNullObject: getArea('titleColumns'),
      SetPrintMargins: (_store, args) => {
        for (const [name, value] of Object.entries(args.plain(1))) store.set(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}Margin`, value)
      },
    },
  })
}
