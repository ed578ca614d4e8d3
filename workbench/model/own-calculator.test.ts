import { describe, expect, it } from 'vitest'
import { CellError } from './cell.ts'
import { rect } from './rect.ts'
import { WorkbookModel } from './workbook-model.ts'

function book(...lines: unknown[][]): WorkbookModel {
  const model = new WorkbookModel({ today: () => new Date(2026, 4, 6, 12) })
  const columns = Math.max(...lines.map((line) => line.length))
  model.activeSheet.writeValues(rect(0, 0, lines.length, columns), lines.map((line) => Array.from({ length: columns }, (_, i) => line[i] ?? '')))
  return model
}

/** The value of a formula in a sheet that holds numbers 1, 2, 3 in A1:A3, text in B1:B3 and an empty C1. */
function valueOf(formula: string): unknown {
  const model = book([1, '教授'], [2, 'Abc'], [3, "'12"])
  model.activeSheet.writeValues(rect(0, 4), [[formula]])
  const value = model.activeSheet.value(0, 4)
  return value instanceof CellError ? value.code : value
}

describe('our calculator', () => {
  it.each([
    ['=1+2*3^2', 19],
    ['=-2^2', 4],
    ['=10%', 0.1],
    ['="a"&1', 'a1'],
    ['="ABC"="abc"', true],
    ['=1<"a"', true],
    ['=C1=0', true],
    ['=C1=""', true],
    ['=IF(B1="教授",A1>=1,FALSE)', true],
    ['=AND(A1=1,A2=2)', true],
    ['=OR(A1=9,NOT(A2=9))', true],
    ['=SUM(A1:A3,"4")', 10],
    ['=SUM(A1:B3)', 6],
    ['=COUNT(A1:B3)', 3],
    ['=COUNTA(A1:C3)', 6],
    ['=COUNTIF(A1:A3,">=2")', 2],
    ['=COUNTIF(B1:B3,"a*")', 1],
    ['=COUNTIF(B1:B3,"<>教授")', 2],
    ['=MIN(A1:A3)+MAX(A1:A3)+AVERAGE(A1:A3)', 6],
    ['=ROUND(1.005,2)', 1.01],
    ['=ROUND(-2.5,0)', -3],
    ['=LEN(B1)&LEFT(B2,2)&RIGHT(B2)&MID(B2,2,1)', '2Abcb'],
    ['=FIND("b",B2)', 2],
    ['=FIND("B",B2)', '#VALUE!'],
    ['=SEARCH("B",B2)', 2],
    ['=ISNUMBER(SEARCH(";3;",";1;3;"))', true],
    ['=ISNUMBER(B3)', false],
    ['=ISBLANK(C1)', true],
    ['=ISERROR(1/0)', true],
    ['=1/0', '#DIV/0!'],
    ['=B1+1', '#VALUE!'],
    ['=B3+1', 13],
    ['=NOPE(1)', '#NAME?'],
    ['=nope', '#NAME?'],
    ['=Missing!A1', '#REF!'],
    ['=NA()', '#N/A'],
    ['=1+', '#NAME?'],
    ['=COLUMN()*10+ROW()', 51],
    ['=COLUMN(B1)', 2],
    ['=TEXT(45901,"yyyy-mm-dd")&TEXT(0.256,"0.0%")', '2025-09-0125.6%'],
    ['=VLOOKUP(2,A1:B3,2,FALSE)', 'Abc'],
    ['=VLOOKUP(9,A1:B3,2,FALSE)', '#N/A'],
    ['=INDEX(A1:B3,MATCH("教授",B1:B3,0),1)', 1],
    ['=SUMIF(A1:A3,">1")', 5],
    ['=DATE(2025,13,1)', 46023],
    ['=YEAR(TODAY())', 2026],
    ['=SUBSTITUTE("a-b-c","-","+",2)', 'a-b+c'],
    ['=IFERROR(1/0,"none")', 'none'],
  ])('%s', (formula, expected) => {
    expect(valueOf(formula)).toEqual(expected)
  })

  it('works out only what depends on an edit, through chains and sheets', () => {
    const model = book([1, '=A1*2', '=B1+1'], [5, '=A2*2'])
    const other = model.addSheet('汇总')
    other.writeValues(rect(0, 0), [['=SUM(Sheet1!B1:B2)']])
    expect(other.value(0, 0)).toBe(12)
    const calculated: unknown[] = []
    model.on((event) => event.type === 'calculated' && calculated.push(...event.cells.map((c) => [event.sheetId, c.row, c.column])))
    model.activeSheet.writeValues(rect(0, 0), [[10]])
    expect(model.activeSheet.value(0, 2)).toBe(21)
    expect(other.value(0, 0)).toBe(30)
    expect(calculated).toHaveLength(3)
  })

  it('leaves 0 in a circle', () => {
    expect(book(['=B1', '=A1+0']).activeSheet.value(0, 0)).toBe(0)
  })

  it('follows a sheet that is renamed', () => {
    const model = book([7])
    const other = model.addSheet('B')
    other.writeValues(rect(0, 0), [['=Sheet1!A1']])
    model.renameSheet(model.activeSheet, '教师 表')
    expect(other.formula(0, 0)).toBe("='教师 表'!A1")
    model.activeSheet.writeValues(rect(0, 0), [[8]])
    expect(other.value(0, 0)).toBe(8)
  })

  it('waits in manual mode', () => {
    const model = book([1, '=A1'])
    model.calculationMode = 'Manual'
    model.activeSheet.writeValues(rect(0, 0), [[2]])
    expect(model.activeSheet.value(0, 1)).toBe(1)
    model.calculate()
    expect(model.activeSheet.value(0, 1)).toBe(2)
  })
})
