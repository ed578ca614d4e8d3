// Styles are immutable and shared: two cells that look alike hold the same object. So a style can be a map key
// (the view shares it, the xlsx writer numbers it) and 800,000 cells cost 800,000 pointers.

export type BorderEdge = 'top' | 'bottom' | 'left' | 'right' | 'diagonalDown' | 'diagonalUp'

export interface Border {
  /** Excel's BorderLineStyle: Continuous, Dash, DashDot, DashDotDot, Dot, Double, SlantDashDot. */
  readonly style: string
  readonly color: string
  /** Hairline, Thin, Medium or Thick. */
  readonly weight: string
}

/** How a cell looks and whether it is locked. Colours are "#RRGGBB". */
export interface CellStyle {
  readonly numberFormat: string
  readonly fill: string | null
  /** Excel's FillPattern ("None", "Solid", "Gray25", "LightUp"…). */
  readonly fillPattern: string
  readonly fillPatternColor: string | null
  readonly fontName: string
  /** Points. */
  readonly fontSize: number
  readonly fontColor: string
  readonly bold: boolean
  readonly italic: boolean
  /** None, Single, Double, SingleAccountant, DoubleAccountant. */
  readonly underline: string
  readonly strikethrough: boolean
  readonly subscript: boolean
  readonly superscript: boolean
  /** General, Left, Center, Right, Fill, Justify, CenterAcrossSelection, Distributed. */
  readonly horizontal: string
  /** Top, Center, Bottom, Justify, Distributed. */
  readonly vertical: string
  readonly wrap: boolean
  readonly indent: number
  readonly shrinkToFit: boolean
  readonly textOrientation: number
  readonly locked: boolean
  readonly formulaHidden: boolean
  readonly borders: Readonly<Partial<Record<BorderEdge, Border>>>
}

export type StylePatch = Partial<CellStyle>

export const DEFAULT_STYLE: CellStyle = Object.freeze({
  numberFormat: 'General',
  fill: null,
  fillPattern: 'None',
  fillPatternColor: null,
  fontName: '等线',
  fontSize: 11,
  fontColor: '#000000',
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  subscript: false,
  superscript: false,
  horizontal: 'General',
  vertical: 'Center',
  wrap: false,
  indent: 0,
  shrinkToFit: false,
  textOrientation: 0,
  locked: true,
  formulaHidden: false,
  borders: Object.freeze({}),
})

const known = new Map<string, CellStyle>([[JSON.stringify(DEFAULT_STYLE), DEFAULT_STYLE]])
const derived = new WeakMap<CellStyle, Map<string, CellStyle>>()

/** The shared style that is `base` with `patch` laid over it. `borders` are merged edge by edge. */
export function styleWith(base: CellStyle, patch: StylePatch): CellStyle {
  const patchKey = JSON.stringify(patch)
  let cache = derived.get(base)
  if (!cache) derived.set(base, (cache = new Map()))
  const hit = cache.get(patchKey)
  if (hit) return hit
  const style = intern({ ...base, ...patch, borders: { ...base.borders, ...patch.borders } })
  cache.set(patchKey, style)
  return style
}

function intern(style: CellStyle): CellStyle {
  const key = JSON.stringify(style)
  const hit = known.get(key)
  if (hit) return hit
  known.set(key, Object.freeze(style))
  return style
}
