// The model counts in points (72 to the inch) as Excel's API does, the screen in pixels (96 to the inch).

export function pixels(points: number): number {
  return Math.round((points * 4) / 3)
}

export function points(px: number): number {
  return (px * 3) / 4
}

/** The grid's own heads: row numbers at the left, column letters on top (Univer's defaults). */
export const ROW_HEADER_WIDTH = 46
export const COLUMN_HEADER_HEIGHT = 20
