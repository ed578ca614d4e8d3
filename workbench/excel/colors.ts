import { invalidArgument } from '../richapi/rich-error.ts'

const NAMED: Readonly<Record<string, string>> = {
  black: '#000000', white: '#FFFFFF', red: '#FF0000', lime: '#00FF00', green: '#008000', blue: '#0000FF', yellow: '#FFFF00', orange: '#FFA500',
  purple: '#800080', gray: '#808080', grey: '#808080', silver: '#C0C0C0', maroon: '#800000', navy: '#000080', teal: '#008080', olive: '#808000',
  aqua: '#00FFFF', fuchsia: '#FF00FF', pink: '#FFC0CB', brown: '#A52A2A', lightgray: '#D3D3D3', lightblue: '#ADD8E6', lightgreen: '#90EE90',
}

/** "#rrggbb", "rrggbb", "#rgb" or a common HTML name as "#RRGGBB". @throws RichError InvalidArgument */
export function colorOf(value: unknown): string {
  if (typeof value !== 'string') throw invalidArgument()
  const named = NAMED[value.toLowerCase()]
  if (named) return named
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value)
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join('')}`.toUpperCase()
  if (/^#?[0-9a-f]{6}$/i.test(value)) return `#${value.replace('#', '')}`.toUpperCase()
  throw invalidArgument()
}
