import type { Border, BorderEdge } from '../model/cell-style.ts'
import { hostObject, type HostClass, type HostObject } from '../richapi/host-object.ts'
import { invalidArgument } from '../richapi/rich-error.ts'
import { collection } from './collection.ts'
import { colorOf } from './colors.ts'
import { changeStyle, formatOf, type FormatRef } from './conditional-formats.ts'

const SIDES = { EdgeTop: 'top', EdgeBottom: 'bottom', EdgeLeft: 'left', EdgeRight: 'right' } as const
type Side = keyof typeof SIDES
const SIDE_NAMES: readonly Side[] = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight']

interface BorderRef {
  readonly of: FormatRef
  readonly side: Side
}

const NO_BORDER: Border = { style: 'None', color: '#000000', weight: 'Thin' }

function borderOf({ of, side }: BorderRef): Border {
  return formatOf(of).style.borders?.[SIDES[side]] ?? NO_BORDER
}

function change(ref: BorderRef, part: Partial<Border>): void {
  const edge: BorderEdge = SIDES[ref.side]
  const old = borderOf(ref)
  const style = old.style === 'None' && part.style === undefined ? 'Continuous' : old.style
  changeStyle(ref.of, { borders: { [edge]: { ...old, style, ...part } } })
}

const BORDER: HostClass<BorderRef> = {
  type: 'ConditionalRangeBorder',
  properties: {
    Color: {
      get: (of) => borderOf(of).color,
      set: (of, value) => {
        change(of, { color: colorOf(value) })
      },
    },
    SideIndex: { get: (of) => of.side },
    Style: {
      get: (of) => borderOf(of).style,
      set: (of, value) => {
        if (typeof value !== 'string') throw invalidArgument()
        change(of, { style: value })
      },
    },
  },
  navigation: {},
  methods: {},
  identity: ({ side }) => ({ _Id: side }),
}

const BORDERS = collection<FormatRef, Side>(
  {
    type: 'ConditionalRangeBorderCollection',
    list: () => SIDE_NAMES,
    make: (side, of) => hostObject(BORDER, { of, side }),
    keys: (side) => [side],
  },
  {
    navigation: {
      Top: (of) => hostObject(BORDER, { of, side: 'EdgeTop' }),
      Bottom: (of) => hostObject(BORDER, { of, side: 'EdgeBottom' }),
      Left: (of) => hostObject(BORDER, { of, side: 'EdgeLeft' }),
      Right: (of) => hostObject(BORDER, { of, side: 'EdgeRight' }),
    },
  },
)

export function conditionalBorders(of: FormatRef): HostObject {
  return hostObject(BORDERS, of)
}
