import { expect, it } from 'vitest'
import { rect } from '../model/rect.ts'
import { WorkbookModel } from '../model/workbook-model.ts'
import { keptContent } from './kept-content.ts'

it('works a cell out once and anew after it was told to forget', () => {
  const sheet = new WorkbookModel().activeSheet
  const content = keptContent()
  sheet.writeValues(rect(0, 0, 1, 2), [['甲', '乙']])
  const first = content.at(sheet, 0, 0)
  expect(first).toMatchObject({ v: '甲' })
  expect(content.at(sheet, 0, 0)).toBe(first)
  expect(content.at(sheet, 0, 1)).toMatchObject({ v: '乙' })
  sheet.writeValues(rect(0, 0), [['丙']])
  content.forget()
  expect(content.at(sheet, 0, 0)).toMatchObject({ v: '丙' })
})
