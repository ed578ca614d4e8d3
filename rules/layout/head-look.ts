/** How the head of an official table looks, in Excel and in written workbooks alike. Colours `#RRGGBB`, sizes and heights in points. */
export const headLook = {
  fill: '#E8F4ED', ink: '#0B331E', line: '#BFBFBF',
  titleSize: 16, subtitleSize: 10, subtitleInk: '#4D4D4D',
  titleHeight: 28, subtitleHeight: 20, headerHeight: 34,
  /** lines of the pattern over computed columns */
  pattern: '#C8C8C8',
} as const
