import { quoteSheetName, toA1 } from '../model/a1.ts'
import { findName, rangeOfName, type NamedRange } from '../model/names.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import type { Args } from '../richapi/args.ts'
import { hostObject, targetOf, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { RichError, invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import type { ExcelContext } from './context.ts'
import { RANGE } from './range.ts'
import { fullAddress, rangeObject } from './range-target.ts'
import { wireValue } from './values.ts'
import { worksheetObject } from './worksheet.ts'

interface NameRef {
  readonly context: ExcelContext
  readonly scopeId: string | null
  readonly name: string
}

interface NamesTarget {
  readonly context: ExcelContext
  readonly sheet: SheetModel | null
}

function nameOf({ context, scopeId, name }: NameRef): NamedRange {
  const found = context.book.names.find((n) => n.scopeId === scopeId && n.name.toLowerCase() === name.toLowerCase())
  if (!found) throw itemNotFound()
  return found
}

function change(ref: NameRef, part: Partial<NamedRange> | null): void {
  const old = nameOf(ref)
  const { book } = ref.context
  book.run(() => {
    book.names = book.names.flatMap((n) => (n === old ? (part ? [{ ...n, ...part }] : []) : [n]))
    book.noteMoved()
    book.emit({ type: 'names' })
  })
}

/** What the name's value is: the address of its cells, or the result of its formula. */
function valueOf(ref: NameRef): unknown {
  const named = nameOf(ref)
  const found = rangeOfName(ref.context.book, named)
  if (found) return fullAddress(found.sheet, found.range)
  const { book } = ref.context
  return wireValue(book.calculator.evaluate(book, named.formula, { sheet: book.activeSheet, row: 0, column: 0 }))
}

function typeOf(ref: NameRef): string {
  if (rangeOfName(ref.context.book, nameOf(ref))) return 'Range'
  const value = valueOf(ref)
  if (typeof value === 'number') return 'Double'
  if (typeof value === 'boolean') return 'Boolean'
  return typeof value === 'string' && value.startsWith('#') ? 'Error' : 'String'
}

function rangeOf(ref: NameRef): HostObject | null {
  const found = rangeOfName(ref.context.book, nameOf(ref))
  return found && rangeObject(ref.context, found.sheet, found.range)
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

/** Excel.NamedItem. */
const NAMED_ITEM: HostClass<NameRef> = {
  type: 'NamedItem',
  properties: {
    Name: { get: (of) => nameOf(of).name },
    Comment: { get: (of) => nameOf(of).comment, set: (of, value) => { change(of, { comment: text(value) }) } },
    Formula: { get: (of) => nameOf(of).formula, set: (of, value) => { change(of, { formula: text(value) }) } },
    Scope: { get: (of) => (of.scopeId === null ? 'Workbook' : 'Worksheet') },
    Type: { get: typeOf },
    Value: { get: valueOf },
    Visible: {
      get: (of) => nameOf(of).visible,
      set: (of, value) => {
        change(of, { visible: value === true })
      },
    },
  },
  navigation: {
    Worksheet: (of) => {
      const sheet = of.scopeId === null ? undefined : of.context.book.sheetById(of.scopeId)
      if (!sheet) throw itemNotFound()
      return worksheetObject(of.context, sheet)
    },
    WorksheetOrNullObject: (of) => {
      const sheet = of.scopeId === null ? undefined : of.context.book.sheetById(of.scopeId)
      return sheet ? worksheetObject(of.context, sheet) : null
    },
  },
  methods: {
    Delete: (of) => {
      change(of, null)
    },
    GetRange: (of) => {
      const found = rangeOf(of)
      if (!found) throw itemNotFound()
      return found
    },
    GetRangeOrNullObject: rangeOf,
  },
  identity: (of) => ({ _Id: of.name }),
}

/** names.add(name, Range or formula, comment). Unicode letters are allowed; what looks like a cell is not. */
function add({ context, sheet }: NamesTarget, args: Args): HostObject {
  const name = args.text(0)
  const { book } = context
  if (!/^[\p{L}_\\][\p{L}\p{N}_.?\\]{0,254}$/u.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name)) throw invalidArgument()
  const scopeId = sheet?.id ?? null
  const old = findName(book, name, sheet)
  if (old && old.scopeId === scopeId) throw new RichError('ItemAlreadyExists', 'The resource being created already exists.', 409)
  const range = targetOf(RANGE, args.raw(1))
  const formula = range ? `=${quoteSheetName(range.sheet.name)}!${toA1(range.rect, true)}` : asFormula(args.raw(1))
  book.run(() => {
    book.names = [...book.names, { name, scopeId, formula, comment: args.textOr(2, ''), visible: true }]
    book.noteMoved()
    book.emit({ type: 'names' })
  })
  return hostObject(NAMED_ITEM, { context, scopeId, name })
}

function asFormula(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return `=${String(value).toUpperCase()}`
  const given = text(value)
  return given.startsWith('=') ? given : `=${given}`
}

const NAMED_ITEMS = collection<NamesTarget, NamedRange>(
  {
    type: 'NamedItemCollection',
    list: ({ context, sheet }) => context.book.names.filter((n) => n.scopeId === (sheet?.id ?? null)),
    make: ({ name, scopeId }, { context }) => hostObject(NAMED_ITEM, { context, scopeId, name }),
    keys: (named) => [named.name],
  },
  { methods: { Add: add, AddFormulaLocal: add } },
)

/** The names of a sheet, or (null) of the workbook. */
export function namedItems(context: ExcelContext, sheet: SheetModel | null): HostObject {
  return hostObject(NAMED_ITEMS, { context, sheet })
}
