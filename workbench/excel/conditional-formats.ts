import type { StylePatch } from '../model/cell-style.ts'
import type { ConditionalFormat } from '../model/conditional-format.ts'
import { overlaps } from '../model/rect.ts'
import { addConditionalFormat, changeConditionalFormats, replaceConditionalFormat } from '../model/rule-edits.ts'
import { hostObject, type HostClass, type HostObject, type Property } from '../richapi/host-object.ts'
import { apiNotFound, invalidArgument, itemNotFound } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import { colorOf } from './colors.ts'
import { conditionalBorders } from './conditional-borders.ts'
import { rangeAreas } from './range-areas.ts'
import { rangeObject, type RangeTarget } from './range-target.ts'

/** A conditional format of a sheet; found anew at each use, for it may be gone. */
export interface FormatRef extends RangeTarget {
  readonly id: string
}

const OTHER_TYPES = ['CellValue', 'ColorScale', 'DataBar', 'IconSet', 'Preset', 'TextComparison', 'TopBottom']

/** @throws RichError ItemNotFound */
export function formatOf({ sheet, id }: FormatRef): ConditionalFormat {
  const found = sheet.state.conditionalFormats.find((f) => f.id === id)
  if (!found) throw itemNotFound()
  return found
}

export function changeStyle(ref: FormatRef, patch: StylePatch): void {
  const format = formatOf(ref)
  const borders = { ...format.style.borders, ...patch.borders }
  const style = { ...format.style, ...patch, ...(Object.keys(borders).length > 0 ? { borders } : {}) }
  replaceConditionalFormat(ref.sheet, { ...format, style })
}

function without(ref: FormatRef, keys: readonly (keyof StylePatch)[]): void {
  const format = formatOf(ref)
  const style: StylePatch = Object.fromEntries(Object.entries(format.style).filter(([key]) => !keys.some((k) => k === key)))
  replaceConditionalFormat(ref.sheet, { ...format, style })
}

function styled<K extends keyof StylePatch>(key: K, read: (value: unknown) => StylePatch[K], none: unknown): Property<FormatRef> {
  return {
    get: (of) => formatOf(of).style[key] ?? none,
    set: (of, value) => {
      changeStyle(of, { [key]: read(value) })
    },
  }
}

const flag = (value: unknown): boolean => {
  if (typeof value !== 'boolean') throw invalidArgument()
  return value
}
const text = (value: unknown): string => {
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

const FILL: HostClass<FormatRef> = {
  type: 'ConditionalRangeFill',
  properties: {
    Color: {
      get: (of) => formatOf(of).style.fill ?? '',
      set: (of, value) => {
        changeStyle(of, { fill: colorOf(value), fillPattern: 'Solid' })
      },
    },
  },
  navigation: {},
  methods: { Clear: (of) => { without(of, ['fill', 'fillPattern']) } },
}

const FONT: HostClass<FormatRef> = {
  type: 'ConditionalRangeFont',
  properties: {
    Bold: styled('bold', flag, null),
    Color: styled('fontColor', colorOf, ''),
    Italic: styled('italic', flag, null),
    Strikethrough: styled('strikethrough', flag, null),
    Underline: styled('underline', text, null),
  },
  navigation: {},
  methods: { Clear: (of) => { without(of, ['bold', 'fontColor', 'italic', 'strikethrough', 'underline']) } },
}

const RANGE_FORMAT: HostClass<FormatRef> = {
  type: 'ConditionalRangeFormat',
  properties: { NumberFormat: styled('numberFormat', text, null) },
  navigation: {
    Fill: (of) => hostObject(FILL, of),
    Font: (of) => hostObject(FONT, of),
    Borders: (of) => conditionalBorders(of),
  },
  methods: {
    ClearFormat: (of) => {
      replaceConditionalFormat(of.sheet, { ...formatOf(of), style: {} })
    },
  },
}

const RULE: HostClass<FormatRef> = {
  type: 'ConditionalFormatRule',
  properties: {
    Formula: { get: (of) => formatOf(of).formula, set: setFormula },
    FormulaLocal: { get: (of) => formatOf(of).formula, set: setFormula },
  },
  navigation: {},
  methods: {},
}

function setFormula(of: FormatRef, value: unknown): void {
  const formula = text(value)
  replaceConditionalFormat(of.sheet, { ...formatOf(of), formula: formula.startsWith('=') ? formula : `=${formula}` })
}

const CUSTOM: HostClass<FormatRef> = {
  type: 'CustomConditionalFormat',
  properties: {},
  navigation: { Format: (of) => hostObject(RANGE_FORMAT, of), Rule: (of) => hostObject(RULE, of) },
  methods: {},
}

/** Other types are listed and deleted, but their own objects are not part of this workbench. */
const others = Object.fromEntries(
  OTHER_TYPES.flatMap((type) => [
    [type, (of: FormatRef) => {
      if (formatOf(of).type === type) throw apiNotFound(`ConditionalFormat.${type}`)
      throw itemNotFound()
    }],
    [`${type}OrNullObject`, () => null],
  ]),
)

const CONDITIONAL_FORMAT: HostClass<FormatRef> = {
  type: 'ConditionalFormat',
  properties: {
    Id: { get: (of) => of.id },
    Type: { get: (of) => formatOf(of).type },
    StopIfTrue: {
      get: (of) => formatOf(of).stopIfTrue,
      set: (of, value) => {
        replaceConditionalFormat(of.sheet, { ...formatOf(of), stopIfTrue: flag(value) })
      },
    },
    Priority: { get: (of) => of.sheet.state.conditionalFormats.findIndex((f) => f.id === of.id), set: setPriority },
  },
  navigation: {
    Custom: (of) => {
      if (formatOf(of).type !== 'Custom') throw itemNotFound()
      return hostObject(CUSTOM, of)
    },
    CustomOrNullObject: (of) => (formatOf(of).type === 'Custom' ? hostObject(CUSTOM, of) : null),
    ...others,
  },
  methods: {
    Delete: (of) => {
      formatOf(of)
      changeConditionalFormats(of.sheet, of.sheet.state.conditionalFormats.filter((f) => f.id !== of.id))
    },
    GetRange: (of) => {
      const [only, ...more] = formatOf(of).ranges
      if (!only || more.length > 0) throw invalidArgument('The conditional format is applied to multiple ranges.')
      return rangeObject(of.context, of.sheet, only)
    },
    GetRangeOrNullObject: (of) => {
      const [only, ...more] = formatOf(of).ranges
      return only && more.length === 0 ? rangeObject(of.context, of.sheet, only) : null
    },
    GetRanges: (of) => rangeAreas({ context: of.context, sheet: of.sheet, rects: formatOf(of).ranges }),
  },
  identity: (of) => ({ Id: of.id }),
}

/** The format takes that place; the others keep their order. */
function setPriority(of: FormatRef, value: unknown): void {
  if (typeof value !== 'number') throw invalidArgument()
  const format = formatOf(of)
  const rest = of.sheet.state.conditionalFormats.filter((f) => f.id !== of.id)
  changeConditionalFormats(of.sheet, rest.toSpliced(Math.max(0, value), 0, format))
}

const COLLECTION = collection<RangeTarget, ConditionalFormat>(
  {
    type: 'ConditionalFormatCollection',
    list: ({ sheet, rect }) => sheet.state.conditionalFormats.filter((f) => f.ranges.some((r) => overlaps(r, rect))),
    make: (format, of) => hostObject(CONDITIONAL_FORMAT, { ...of, id: format.id }),
    keys: (format) => [format.id],
  },
  {
    methods: {
      Add: (of, args) => {
        const type = args.text(0)
        if (type !== 'Custom' && !OTHER_TYPES.includes(type)) throw invalidArgument()
        const added = addConditionalFormat(of.sheet, { type, ranges: [of.rect], formula: '', style: {}, stopIfTrue: false, other: {} })
        return hostObject(CONDITIONAL_FORMAT, { ...of, id: added.id })
      },
      ClearAll: ({ sheet, rect }) => {
        changeConditionalFormats(sheet, sheet.state.conditionalFormats.filter((f) => !f.ranges.some((r) => overlaps(r, rect))))
      },
    },
  },
)

export function conditionalFormats(of: RangeTarget): HostObject {
  return hostObject(COLLECTION, of)
}
