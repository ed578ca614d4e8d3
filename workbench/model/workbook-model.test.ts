import { describe, expect, it } from 'vitest'
import type { ModelEvent } from './events.ts'
import { rect } from './rect.ts'
import { WorkbookModel } from './workbook-model.ts'

const today = (): Date => new Date(2026, 4, 6)

function open(): { book: WorkbookModel; events: ModelEvent[]; id: string } {
  const book = new WorkbookModel({ today })
  const events: ModelEvent[] = []
  book.on((event) => events.push(event))
  return { book, events, id: book.activeSheet.id }
}

describe('the workbook model', () => {
  it('tells of a typed cell with what was there before and after', () => {
    const { book, events, id } = open()
    book.user.typeCell(id, 0, 0, '12')
    book.user.typeCell(id, 0, 0, '张三')
    expect(events.at(-1)).toMatchObject({ type: 'edited', origin: 'user', kind: 'RangeEdited', before: 12, after: '张三' })
  })

  it('gives no details for more than one cell', () => {
    const { book, events, id } = open()
    const range = book.user.pasteBlock(id, 1, 1, [['1', '2'], ['3']])
    expect(range).toEqual(rect(1, 1, 2, 2))
    expect(events[0]).not.toHaveProperty('before')
    expect(book.activeSheet.value(2, 2)).toBe('')
  })

  it('takes an operation back and does it again, and leaves what the add-in wrote elsewhere', () => {
    const { book, events, id } = open()
    book.user.typeCell(id, 0, 0, '1')
    book.activeSheet.writeValues(rect(0, 5), [['written by the add-in']])
    expect(book.undo()).toBe(true)
    expect(book.activeSheet.value(0, 0)).toBe('')
    expect(book.activeSheet.value(0, 5)).toBe('written by the add-in')
    expect(events.find((e) => e.type === 'edited' && e.origin === 'undo')).toMatchObject({ before: 1, after: '' })
    expect(book.redo()).toBe(true)
    expect(book.activeSheet.value(0, 0)).toBe(1)
    expect(book.redo()).toBe(false)
  })

  it('refuses sheet names Excel refuses', () => {
    const { book } = open()
    expect(() => book.addSheet('a/b')).toThrow('工作表名称无效')
    expect(() => book.addSheet('sheet1')).toThrow('已经有同名的工作表')
    expect(() => {
      book.deleteSheet(book.activeSheet)
    }).toThrow('至少要有一个可见的工作表')
  })

  it('keeps the format of a whole column for cells to come', () => {
    const { book, id } = open()
    book.activeSheet.format(rect(0, 2, 1_048_576, 1), { numberFormat: '@' })
    book.user.typeCell(id, 40, 2, '0012')
    expect(book.activeSheet.value(40, 2)).toBe('0012')
    expect(book.activeSheet.usedRect()).toEqual(rect(40, 2))
  })

  it('writes and reads 20,000 rows of 40 columns', () => {
    const { book } = open()
    const line = Array.from({ length: 40 }, (_, i) => (i % 2 ? i : `第${i}列`))
    book.activeSheet.writeValues(rect(0, 0, 20_000, 40), Array.from({ length: 20_000 }, () => line))
    expect(book.activeSheet.usedRect(true)).toEqual(rect(0, 0, 20_000, 40))
    expect(book.activeSheet.value(19_999, 39)).toBe(39)
  })
})
