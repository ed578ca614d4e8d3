import type { Period, StatTime } from '../table.ts'
import type { Cell } from '../value.ts'
import type { CellReader, Column, MakeReader } from './reader.ts'
import { type Reading, blank, remarked, shown } from './reading.ts'
import { spanOf } from './period.ts'
import { numberReader } from './number-cell.ts'
import { dateReader, yearMonthReader } from './date-cell.ts'
import { boolReader, codeReader } from './code-cell.ts'
import { textReader } from './text-cell.ts'
import { comparable, tidy } from './tidy.ts'

const makers: Readonly<Record<Column['field']['type'], MakeReader>> = {
  text: textReader, number: numberReader, date: dateReader, yearmonth: yearMonthReader, bool: boolReader, code: codeReader,
}

/** What a cell holds when Excel could not work it out. Source: ux part 4 #24. */
const excelErrors = new Set(['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NULL!', '#NUM!', '#SPILL!', '#CALC!', '#GETTING_DATA', '#FIELD!', '#BLOCKED!', '#CONNECT!', '#BUSY!', '#UNKNOWN!', '#PYTHON!', '#EXTERNAL!'])

/** Excel's error values travel as text. `####` is what a narrow column shows and someone copied. */
export function isExcelError(cell: Cell): boolean {
  if (typeof cell !== 'string' || cell.length > 40 || !/[#＃]/.test(cell)) return false
  const text = comparable(tidy(cell).text)
  return excelErrors.has(text) || /^#{4,}$/.test(text)
}

/**
 * The reader of one column for one period.
 * @param statTime of the table, where the field has none of its own
 */
export function cellReader(column: Column, period: Period, statTime: StatTime): CellReader {
  const reader = makers[column.field.type](column, spanOf(period, column.field.statTime ?? statTime))
  return {
    good: reader.good,
    closely: (cell) => {
      if (cell === null || cell === '') return blank
      if (isExcelError(cell)) return remarked(undefined, cell, { code: 'cell.excel-error', kind: 'grid', severity: 'error', params: { value: shown(cell) } })
      // a cell of nothing but spaces is blank in every type; text alone says so, for the others there is nothing to see
      if (typeof cell === 'string' && column.field.type !== 'text' && cell.trim() === '') return blank
      return reader.closely(cell)
    },
  }
}

/**
 * Reads one cell: typed value, how it must be written, what is wrong with it.
 * @example readCell(column, '2025年9月', period, 'academic_year') // { value: 24308, canonical: '2025-09', remarks: [{ code: 'cell.yearmonth-form', … }] }
 */
export function readCell(column: Column, cell: Cell, period: Period, statTime: StatTime): Reading {
  return cellReader(column, period, statTime).closely(cell)
}
