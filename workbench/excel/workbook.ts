import { rect } from '../model/rect.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { apiNotFound, itemNotFound } from '../richapi/rich-error.ts'
import { application } from './application.ts'
import { storedObject } from './collection.ts'
import { commentCollection } from './comments.ts'
import type { ExcelContext } from './context.ts'
import { customXmlParts } from './custom-xml.ts'
import { namedItems } from './named-items.ts'
import { rangeAreas } from './range-areas.ts'
import { rangeObject } from './range-target.ts'
import { settingCollection } from './settings.ts'
import { tableCollection } from './table-collection.ts'
import { worksheetCollection } from './worksheet-collection.ts'

const PROPERTIES = ['Author', 'Category', 'Comments', 'Company', 'CreationDate', 'Keywords', 'LastAuthor', 'Manager', 'RevisionNumber', 'Subject', 'Title']

function eventRange(context: ExcelContext, referenceId: string): HostObject | null {
  const found = context.rangeOfEvent(referenceId)
  return found && rangeObject(context, found.sheet, found.range)
}

/** Excel.Runtime: `context.runtime.enableEvents = false` silences events for this add-in. */
const RUNTIME: HostClass<ExcelContext> = {
  type: 'Runtime',
  properties: {
    EnableEvents: {
      get: ({ runtime }) => runtime.enableEvents,
      set: ({ runtime }, value) => {
        runtime.enableEvents = value === true
      },
    },
  },
  navigation: {},
  methods: {},
}

/** Excel.Workbook: the root of every request. */
const WORKBOOK: HostClass<ExcelContext> = {
  type: 'Workbook',
  properties: {
    Name: { get: ({ book }) => book.name },
    AutoSave: { get: () => true },
    CalculationEngineVersion: { get: () => 191_029 },
    ChartDataPointTrack: { get: () => true },
    IsDirty: { get: () => true },
    PreviouslySaved: { get: () => true },
    ReadOnly: { get: () => false },
    UsePrecisionAsDisplayed: { get: () => false },
  },
  navigation: {
    Worksheets: worksheetCollection,
    Tables: (context) => tableCollection(context, null),
    Names: (context) => namedItems(context, null),
    Settings: settingCollection,
    CustomXmlParts: customXmlParts,
    Comments: commentCollection,
    Application: application,
    _Runtime: (context) => hostObject(RUNTIME, context),
    Properties: ({ book }) => storedObject('DocumentProperties', PROPERTIES, book.properties),
  },
  methods: {
    GetActiveCell: (context) => {
      const { sheet, range } = context.book.selection
      return rangeObject(context, sheet, rect(range.row, range.column))
    },
    GetSelectedRange: (context) => {
      const { sheet, range } = context.book.selection
      return rangeObject(context, sheet, range)
    },
    GetSelectedRanges: (context) => {
      const { sheet, range } = context.book.selection
      return rangeAreas({ context, sheet, rects: [range] })
    },
    GetIsActiveCollabSession: () => false,
    Save: () => null,
    InsertWorksheetsFromBase64: ({ insertSheets }, args) => {
      if (!insertSheets) throw apiNotFound('Workbook.insertWorksheetsFromBase64')
      return insertSheets(args.text(0))
    },
    _GetRangeForEventByReferenceId: (context, args) => {
      const found = eventRange(context, args.text(0))
      if (!found) throw itemNotFound()
      return found
    },
    _GetRangeOrNullObjectForEventByReferenceId: (context, args) => eventRange(context, args.text(0)),
  },
}

export function workbookObject(context: ExcelContext): HostObject {
  return hostObject(WORKBOOK, context)
}
