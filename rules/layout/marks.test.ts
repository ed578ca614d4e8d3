import { describe, expect, it } from 'vitest'
import { markColours, markCues, markOrder, markVariables, rowGlyph, worstMark } from './marks.ts'
import { marksText, rowIdOf } from './marks-text.ts'

describe('marks', () => {
  it('lets the strongest mark win: returned, error, warning, hint, unconfirmed, changed', () => {
    expect(worstMark(['changed', 'hint', 'returned', 'error'])).toBe('returned')
    expect(worstMark(['changed', 'unconfirmed'])).toBe('unconfirmed')
    expect(worstMark([])).toBeNull()
  })

  it('shows the worst glyph of a row with its count', () => {
    expect(rowGlyph(['warning', 'error', 'error', 'hint'], 3)).toBe('✕ 2')
    expect(rowGlyph(['unconfirmed'], 2)).toBe('… 2')
    expect(rowGlyph(['changed', 'changed'], 0)).toBe('Δ 2')
    expect(rowGlyph([], 0)).toBe('')
  })

  it('tells every two marks apart without colour', () => {
    const looks = Object.values(markCues).map(({ line, edges, bold, italic, underline }) => JSON.stringify([line, edges, bold, italic, underline]))
    expect(new Set(looks).size).toBe(looks.length)
    expect(new Set(Object.values(markCues).map(({ glyph }) => glyph)).size).toBe(looks.length)
  })

  it('keeps text readable (4.5) and meaningful edges visible (3) in every theme', () => {
    const ground = { light: '#FFFFFF', dark: '#292929', contrast: '#000000' } as const
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      for (const name of markOrder) {
        const { fill, ink, edge } = markColours[theme][name]
        const under = fill ?? ground[theme]
        if (ink !== null) expect(contrast(ink, under), `${theme} ${name}`).toBeGreaterThanOrEqual(4.5)
        expect(contrast(edge, under), `${theme} ${name} edge`).toBeGreaterThanOrEqual(3)
      }
    }
  })

  it('names its colours as CSS variables', () => {
    expect(markVariables('light')).toMatchObject({ '--mark-error-fill': '#FDE7E9', '--mark-hint-fill': 'transparent' })
  })
})

describe('the hidden text of a row', () => {
  it('holds the row id and the bad cells by header', () => {
    expect(marksText('r1', [{ header: '民族', mark: 'error' }, { header: '学历', mark: 'warning' }])).toBe('r1|E:民族|W:学历|')
    expect(marksText('r1', [])).toBe('r1')
  })

  it('gives the row id back from whatever stands in the cell', () => {
    expect(rowIdOf('r1|E:民族|')).toBe('r1')
    expect(rowIdOf('r1')).toBe('r1')
    expect(rowIdOf(null)).toBe('')
    expect(rowIdOf(12)).toBe('12')
  })

  it('stays within what one cell can hold', () => {
    const text = marksText('r1', Array.from({ length: 5000 }, (_, nth) => ({ header: `很长的列名${nth}`, mark: 'error' as const })))
    expect(text.length).toBeLessThanOrEqual(32767)
    expect(text.endsWith('|')).toBe(true)
  })
})

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
