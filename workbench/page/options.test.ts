import { describe, expect, it } from 'vitest'
import { paneWidth, readOptions } from './options.ts'

describe('the page’s address', () => {
  it('shows a pane of 350 px in Chinese and light when nothing is asked', () => {
    expect(readOptions('')).toEqual({ paneWidth: 350, paneShown: true, language: 'zh-CN', dark: false, file: null })
  })
  it('takes pane, language and theme', () => {
    expect(readOptions('?pane=400&nopane&lang=en-US&theme=dark')).toMatchObject({ paneWidth: 400, paneShown: false, language: 'en-US', dark: true })
  })
  it('keeps the pane between Excel’s 320 and 500', () => {
    expect([paneWidth(100), paneWidth(9000), paneWidth(NaN)]).toEqual([320, 500, 350])
  })
  it('opens files of its own origin only', () => {
    expect(readOptions('?file=/a/b.xlsx').file).toBe('/a/b.xlsx')
    expect(readOptions('?file=//evil.example/b.xlsx').file).toBeNull()
    expect(readOptions('?file=https://evil.example/b.xlsx').file).toBeNull()
  })
})
