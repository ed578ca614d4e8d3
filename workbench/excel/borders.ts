import type { Border, BorderEdge, CellStyle } from '../model/cell-style.ts'
import type { Rect } from '../model/rect.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import { colorOf } from './colors.ts'
import { collection } from './collection.ts'
import type { FormatTarget } from './formats.ts'

const SIDES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal', 'DiagonalDown', 'DiagonalUp'] as const
type Side = (typeof SIDES)[number]

interface BorderTarget {
  readonly of: FormatTarget
  readonly side: Side
}

const NO_BORDER: Border = { style: 'None', color: '#000000', weight: 'Thin' }

/** Which cells carry a side of a range, and on which of their edges. Inside lines are kept on the upper or left cell only. */
function cellsOf(side: Side, r: Rect): { edge: BorderEdge; rect: Rect } | null {
  switch (side) {
    case 'EdgeTop':
      return { edge: 'top', rect: { ...r, rows: 1 } }
    case 'EdgeBottom':
      return { edge: 'bottom', rect: { ...r, row: r.row + r.rows - 1, rows: 1 } }
    case 'EdgeLeft':
      return { edge: 'left', rect: { ...r, columns: 1 } }
    case 'EdgeRight':
      return { edge: 'right', rect: { ...r, column: r.column + r.columns - 1, columns: 1 } }
    case 'InsideVertical':
      return r.columns > 1 ? { edge: 'right', rect: { ...r, columns: r.columns - 1 } } : null
    case 'InsideHorizontal':
      return r.rows > 1 ? { edge: 'bottom', rect: { ...r, rows: r.rows - 1 } } : null
    case 'DiagonalDown':
      return { edge: 'diagonalDown', rect: r }
    case 'DiagonalUp':
      return { edge: 'diagonalUp', rect: r }
  }
}

function borderOf({ of, side }: BorderTarget): Border {
  const [first] = of.rects()
  const at = first && cellsOf(side, first)
  const style: CellStyle | null = at ? of.sheet.style(at.rect.row, at.rect.column) : null
  return (at && style?.borders[at.edge]) ?? NO_BORDER
}

function change(target: BorderTarget, part: Partial<Border>): void {
  const { of, side } = target
  of.sheet.book.run(() => {
    for (const range of of.rects()) {
      const at = cellsOf(side, range)
      if (!at) continue
      const border = { ...borderOf(target), ...(part.style === undefined ? { style: 'Continuous' } : {}), ...part }
      of.sheet.format(at.rect, { borders: { [at.edge]: border } })
    }
  })
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

const BORDER: HostClass<BorderTarget> = {
  type: 'RangeBorder',
  properties: {
    Color: { get: (of) => borderOf(of).color, set: (of, value) => { change(of, { color: colorOf(value) }) } },
    SideIndex: { get: ({ side }) => side },
    Style: { get: (of) => borderOf(of).style, set: (of, value) => { change(of, { style: text(value) }) } },
    TintAndShade: { get: () => 0 },
    Weight: { get: (of) => borderOf(of).weight, set: (of, value) => { change(of, { weight: text(value) }) } },
  },
  navigation: {},
  methods: {},
  identity: ({ side }) => ({ _Id: side }),
}

const BORDERS = collection<FormatTarget, Side>({
  type: 'RangeBorderCollection',
  list: () => SIDES,
  make: (side, of) => hostObject(BORDER, { of, side }),
  keys: (side) => [side],
})

export function borderCollection(of: FormatTarget): HostObject {
  return hostObject(BORDERS, of)
}
