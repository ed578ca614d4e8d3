import type { CellStyle, StylePatch } from '../model/cell-style.ts'
import { setColumnWidth, setRowHeight, autofitColumns, autofitRows } from '../model/layout-edits.ts'
import type { Rect } from '../model/rect.ts'
import type { SheetModel } from '../model/sheet-model.ts'
import { hostObject, type HostClass, type HostObject, type Property } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import { borderCollection } from './borders.ts'
import { colorOf } from './colors.ts'

/** The cells a format object is about: one range, or the areas of RangeAreas. */
export interface FormatTarget {
  readonly sheet: SheetModel
  readonly rects: () => readonly Rect[]
}

/** What all cells have in common; null when they differ, as Excel answers. */
export function common<V>({ sheet, rects }: FormatTarget, read: (style: CellStyle) => V): V | null {
  let first: V | undefined
  for (const rect of rects()) {
    const area = sheet.clip(rect)
    for (let r = area.row; r < area.row + area.rows; r += 1) {
      for (let c = area.column; c < area.column + area.columns; c += 1) {
        const value = read(sheet.style(r, c))
        if (first === undefined) first = value
        else if (value !== first) return null
      }
    }
  }
  return first ?? null
}

export function applyStyle(target: FormatTarget, patch: StylePatch): void {
  target.sheet.book.run(() => {
    for (const rect of target.rects()) target.sheet.format(rect, patch)
  })
}

/** A property that is one field of the style. `read` checks what is assigned. */
function styled<K extends keyof CellStyle>(key: K, read: (value: unknown) => CellStyle[K], show?: (value: CellStyle[K]) => unknown): Property<FormatTarget> {
  return {
    get: (of) => {
      const value = common(of, (style) => style[key])
      return value === null || !show ? value : show(value)
    },
    set: (of, value) => {
      applyStyle(of, { [key]: read(value) })
    },
  }
}

const asFlag = (value: unknown): boolean => {
  if (typeof value !== 'boolean') throw invalidArgument()
  return value
}
const asNumber = (value: unknown): number => {
  if (typeof value !== 'number') throw invalidArgument()
  return value
}
const asText = (value: unknown): string => {
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

const FILL: HostClass<FormatTarget> = {
  type: 'RangeFill',
  properties: {
    Color: {
      get: (of) => common(of, (style) => style.fill ?? '#FFFFFF') ?? '',
      set: (of, value) => {
        applyStyle(of, { fill: colorOf(value), fillPattern: 'Solid' })
      },
    },
    Pattern: styled('fillPattern', asText),
    PatternColor: styled('fillPatternColor', colorOf, (color) => color ?? '#000000'),
    PatternTintAndShade: { get: () => 0 },
    TintAndShade: { get: () => 0 },
  },
  navigation: {},
  methods: {
    Clear: (of) => {
      applyStyle(of, { fill: null, fillPattern: 'None', fillPatternColor: null })
    },
  },
}

const FONT: HostClass<FormatTarget> = {
  type: 'RangeFont',
  properties: {
    Bold: styled('bold', asFlag),
    Color: styled('fontColor', colorOf),
    Italic: styled('italic', asFlag),
    Name: styled('fontName', asText),
    Size: styled('fontSize', asNumber),
    Strikethrough: styled('strikethrough', asFlag),
    Subscript: styled('subscript', asFlag),
    Superscript: styled('superscript', asFlag),
    TintAndShade: { get: () => 0 },
    Underline: styled('underline', asText),
  },
  navigation: {},
  methods: {},
}

const PROTECTION: HostClass<FormatTarget> = {
  type: 'FormatProtection',
  properties: { Locked: styled('locked', asFlag), FormulaHidden: styled('formulaHidden', asFlag) },
  navigation: {},
  methods: {},
}

/** Sizes are the same for all lines, or null. */
function commonSize(rects: readonly Rect[], lines: (rect: Rect) => { first: number; count: number }, size: (line: number) => number): number | null {
  const sizes = new Set<number>()
  for (const rect of rects) {
    const { first, count } = lines(rect)
    for (let i = first; i < first + Math.min(count, 2000); i += 1) sizes.add(size(i))
  }
  const [only] = sizes
  return sizes.size === 1 && only !== undefined ? only : null
}

const columnsOf = (rect: Rect): { first: number; count: number } => ({ first: rect.column, count: rect.columns })
const rowsOf = (rect: Rect): { first: number; count: number } => ({ first: rect.row, count: rect.rows })

const FORMAT: HostClass<FormatTarget> = {
  type: 'RangeFormat',
  properties: {
    AutoIndent: { get: () => false },
    ColumnWidth: {
      get: ({ sheet, rects }) => commonSize(rects(), columnsOf, (c) => sheet.columnWidth(c)),
      set: ({ sheet, rects }, value) => {
        for (const rect of rects()) setColumnWidth(sheet, rect.column, rect.columns, asNumber(value))
      },
    },
    RowHeight: {
      get: ({ sheet, rects }) => commonSize(rects(), rowsOf, (r) => sheet.rowHeight(r)),
      set: ({ sheet, rects }, value) => {
        for (const rect of rects()) setRowHeight(sheet, rect.row, rect.rows, asNumber(value))
      },
    },
    HorizontalAlignment: styled('horizontal', asText),
    VerticalAlignment: styled('vertical', asText),
    IndentLevel: styled('indent', asNumber),
    ReadingOrder: { get: () => 'Context' },
    ShrinkToFit: styled('shrinkToFit', asFlag),
    TextOrientation: styled('textOrientation', asNumber),
    UseStandardHeight: { get: ({ sheet, rects }) => rects().every((r) => sheet.rowHeight(r.row) === 15) },
    UseStandardWidth: { get: ({ sheet, rects }) => rects().every((r) => sheet.columnWidth(r.column) === 48) },
    WrapText: styled('wrap', asFlag),
  },
  navigation: {
    Fill: (of) => hostObject(FILL, of),
    Font: (of) => hostObject(FONT, of),
    Borders: (of) => borderCollection(of),
    Protection: (of) => hostObject(PROTECTION, of),
  },
  methods: {
    AutofitColumns: ({ sheet, rects }) => {
      for (const rect of rects()) autofitColumns(sheet, rect)
    },
    AutofitRows: ({ sheet, rects }) => {
      for (const rect of rects()) autofitRows(sheet, rect)
    },
  },
}

export function formatObject(target: FormatTarget): HostObject {
  return hostObject(FORMAT, target)
}

