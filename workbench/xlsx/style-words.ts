import type { BorderLineStyle, FillPattern } from 'hucre'

/** Excel's FillPattern words and the file's. */
export const PATTERNS: Readonly<Record<string, FillPattern>> = {
  Gray75: 'darkGray', Gray50: 'mediumGray', Gray25: 'lightGray', Gray16: 'gray125', Gray8: 'gray0625',
  Horizontal: 'darkHorizontal', Vertical: 'darkVertical', Down: 'darkDown', Up: 'darkUp', Checker: 'darkGrid', SemiGray75: 'darkTrellis',
  LightHorizontal: 'lightHorizontal', LightVertical: 'lightVertical', LightDown: 'lightDown', LightUp: 'lightUp', Grid: 'lightGrid', CrissCross: 'lightTrellis',
}

/** Excel's line style and weight, and the one word the file has for both. The first of a style is its plainest. */
export const LINES: readonly { readonly style: string; readonly weight: string; readonly file: BorderLineStyle }[] = [
  { style: 'Continuous', weight: 'Thin', file: 'thin' },
  { style: 'Continuous', weight: 'Hairline', file: 'hair' },
  { style: 'Continuous', weight: 'Medium', file: 'medium' },
  { style: 'Continuous', weight: 'Thick', file: 'thick' },
  { style: 'Dash', weight: 'Thin', file: 'dashed' },
  { style: 'Dash', weight: 'Medium', file: 'mediumDashed' },
  { style: 'Dot', weight: 'Thin', file: 'dotted' },
  { style: 'DashDot', weight: 'Thin', file: 'dashDot' },
  { style: 'DashDot', weight: 'Medium', file: 'mediumDashDot' },
  { style: 'DashDotDot', weight: 'Thin', file: 'dashDotDot' },
  { style: 'DashDotDot', weight: 'Medium', file: 'mediumDashDotDot' },
  { style: 'SlantDashDot', weight: 'Medium', file: 'slantDashDot' },
  { style: 'Double', weight: 'Thick', file: 'double' },
]
