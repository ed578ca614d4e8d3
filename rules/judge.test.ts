import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileEdition } from './edition/compile-edition.ts'
import { faultText, loadEdition } from './edition/load.ts'
import type { Finding } from './finding.ts'
import { createJudge, judge } from './judge.ts'
import { type JudgeRow, tableSource, typedTable } from './judge/typed-table.ts'
import type { Period } from './table.ts'
import { findingLine, findingText, groupOf, groupTitle } from './text/finding-text.ts'
import type { Cell } from './value.ts'

const folder = new URL('editions/v2.16/', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.yaml'))
const loaded = loadEdition(files.map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') })))
if (!loaded.ok) throw new Error(loaded.faults.map(faultText).join('\n'))
const catalogue = compileEdition(loaded.edition)
const period: Period = { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2026-08-31' }
const TEACHERS = 'ft_teacher_basic'

const rowOf = (table: string, id: string, cells: Readonly<Record<string, Cell>>): JudgeRow =>
  ({ id, cells: (catalogue.tables.get(table)?.table.fields ?? []).map((field) => cells[field.id] ?? null) })

const good: Readonly<Record<string, Cell>> = {
  org_code: 'D05', staff_no: '2008015', name: '陈敏', gender: '女', birth_date: '1982-04-16', ethnicity: '汉族', education: '硕士研究生', degree: '硕士', field: '机械电子工程', specialty: '工业机器人集成',
  tcert_issuer: '河南省教育厅', tcert_ym: '2010-06', industry_years: 2, industry_days: 30, title_level: '副高级', title_name: '副教授', title_issuer: '河南省人社厅', title_ym: '2018-12',
  is_prof_teacher: '是', is_backbone: '是', is_dual: '否', famous_teacher: '否',
}
const teacher = (id: string, changes: Readonly<Record<string, Cell>> = {}): JudgeRow => rowOf(TEACHERS, id, { ...good, ...changes })
const staff = (...rows: readonly Readonly<Record<string, Cell>>[]) => typedTable(catalogue, 'src_staff', rows.map((cells, i) => rowOf('src_staff', `s${i}`, cells)), period)
const inS5 = { staff_no: '2008015', name: '陈敏', gender: '女', birth_date: '1982-04-16', org_code: 'D05' }
const offices = typedTable(catalogue, 'src_org', [rowOf('src_org', 'o', { org_code: 'D05', org_name: '机电工程学院' })], period)
const sources = (...rows: readonly Readonly<Record<string, Cell>>[]) => tableSource(new Map([['src_staff', staff(...rows)], ['src_org', offices]]))

const verdictOf = (...rows: readonly JudgeRow[]) => judge({ catalogue, tableId: TEACHERS, rows, period })
const told = (findings: readonly Finding[]) => findings.map((each) => `${each.key} ${findingText(each, catalogue, TEACHERS)}`)

describe('a good table', () => {
  it('has no findings, whichever levels are asked', () => {
    expect(verdictOf(teacher('r1'))).toEqual({ findings: [], incomplete: [], rows: 1 })
    const source = tableSource(new Map([['src_staff', staff(inS5)], ['src_org', offices]]))
    expect(judge({ catalogue, tableId: TEACHERS, rows: [teacher('r1')], period, tables: source }).findings.filter((each) => each.severity === 'error')).toEqual([])
  })
  it('may be empty', () => expect(verdictOf()).toEqual({ findings: [], incomplete: [], rows: 0 }))
})

describe('a cell', () => {
  it('that is written wrongly is told, with what to write', () => {
    const { findings } = verdictOf(teacher('r1', { ethnicity: '汉', industry_days: '45', title_ym: '2018.6' }))
    expect(told(findings)).toEqual([
      'F008:r1:ethnicity “汉”不在代码表里，应为“汉族”。',
      'F002:r1:industry_days “45”是文本，求和会漏掉，应为数字 45。',
      'F005:r1:title_ym “2018.6”写法不对，应为 2018-06。',
    ])
    expect(findings.map((each) => each.fix)).toEqual([
      { cells: [{ rowId: 'r1', field: 'ethnicity', to: '汉族' }], sure: true },
      { cells: [{ rowId: 'r1', field: 'industry_days', to: 45 }], sure: true },
      { cells: [{ rowId: 'r1', field: 'title_ym', to: '2018-06' }], sure: true },
    ])
    expect(findingLine(findings[0] as Finding, catalogue, TEACHERS)).toBe('“汉” → 汉族')
    expect(groupTitle(findings[0] as Finding, catalogue, TEACHERS)).toBe('从下拉项里选')
    expect(groupTitle(findings[0] as Finding, catalogue, TEACHERS, 'en')).toBe('Chosen from the list')
  })

  it('of no rule of the edition stands under a head of its own', () => {
    const [finding] = verdictOf(teacher('r1', { field: '#N/A' })).findings
    expect(finding && [finding.rule, groupOf(finding), finding.severity]).toEqual(['grid', 'cell.excel-error', 'error'])
  })

  it('that cannot be read silences the checks that need it, and no other', () => {
    const wrong = verdictOf(teacher('r1', { birth_date: '1998-01-01' }))
    expect(wrong.findings.map((each) => each.rule)).toContain('R049')
    const unreadable = verdictOf(teacher('r1', { birth_date: '一月', title_level: '正高级' }))
    expect(unreadable.findings.map((each) => each.rule)).toEqual(['F006'])
  })
})

describe('a row', () => {
  it('with required cells blank is incomplete: one finding, and its checks wait', () => {
    const verdict = verdictOf(teacher('r1', { degree: null, field: '', birth_date: null }))
    expect(verdict.incomplete).toEqual(['r1'])
    expect(told(verdict.findings)).toEqual(['F001:r1: 学位等 2 格没填，都是必填。'])
    expect(verdict.findings[0]?.cells).toEqual([{ rowId: 'r1', field: 'degree' }, { rowId: 'r1', field: 'field' }])
  })

  it('that breaks a check marks its cells and says the actual values', () => {
    const { findings } = verdictOf(teacher('r1', { title_name: null }))
    expect(findings.map((each) => [each.rule, each.level])).toContainEqual(['R046', 'row'])
    for (const each of findings) expect(findingText(each, catalogue, TEACHERS)).not.toMatch(/[{}…]/)
  })

  it('in English shows the number of the rule before the words of the edition', () => {
    const [finding] = verdictOf(teacher('r1', { birth_date: '1998-01-01' })).findings
    expect(finding && findingText(finding, catalogue, TEACHERS, 'en')).toMatch(/^R\d{3}: /)
  })
})

describe('the table', () => {
  it('tells both rows of a duplicate', () => {
    expect(verdictOf(teacher('r1'), teacher('r2')).findings.map((each) => each.key)).toEqual(['T001:r1:staff_no', 'T001:r2:staff_no'])
  })

  it('has no blank rows before its last one; blank rows count for nothing else', () => {
    const verdict = verdictOf(teacher('r1'), rowOf(TEACHERS, 'b', {}), teacher('r2', { staff_no: '2008016', name: '李四' }), rowOf(TEACHERS, 'end', {}))
    expect(verdict.rows).toBe(2)
    expect(told(verdict.findings)).toEqual(['T023:b: 第 2 行是空行，后面还有内容。删去空行。'])
  })

  it('that has one row by definition is told of the others', () => {
    const verdict = judge({ catalogue, tableId: 'income', period, rows: [rowOf('income', 'a', { total: 1 }), rowOf('income', 'b', { total: 2 })] })
    expect(verdict.findings.filter((each) => each.code === 'table.single').map((each) => each.rowId)).toEqual(['b'])
  })

  it('counts from 1 where it is numbered, and all numbers are put right at once', () => {
    const rows = [1, 3, 4].map((seq, i) => rowOf('course_setup', `r${i}`, { seq, course_code: `C${i}` }))
    const found = judge({ catalogue, tableId: 'course_setup', period, rows }).findings.find((each) => each.code === 'table.sequence')
    expect(found).toMatchObject({ severity: 'hint', fix: { cells: [{ rowId: 'r1', to: 2 }, { rowId: 'r2', to: 3 }], sure: true } })
  })

  it('is judged once by a check that reads no row', () => {
    const rows = [rowOf('income_tuition', 'a', { amount: 100 }), rowOf('income_tuition', 'b', { amount: 50 })]
    const income = typedTable(catalogue, 'income', [rowOf('income', 'i', { tuition: 140 })], period)
    const found = judge({ catalogue, tableId: 'income_tuition', period, rows, tables: tableSource(new Map([['income', income]])) }).findings.filter((each) => each.rule === 'T017')
    expect(found).toMatchObject([{ rowId: null, cells: [{ rowId: 'a', field: 'amount' }], params: { 0: '150', 1: '140' } }])
    expect(findingText(found[0] as Finding, catalogue, 'income_tuition')).toBe('学费明细相加是 150 万元，5.1 的学费收入合计是 140 万元。')
    const unread = [rows[0], rowOf('income_tuition', 'b', { amount: '五十' })] as JudgeRow[]
    expect(judge({ catalogue, tableId: 'income_tuition', period, rows: unread, tables: tableSource(new Map([['income', income]])) }).findings.some((each) => each.rule === 'T017')).toBe(false)
  })
})

describe('other tables', () => {
  const cross = (row: JudgeRow, ...rows: readonly Readonly<Record<string, Cell>>[]) =>
    judge({ catalogue, tableId: TEACHERS, rows: [row], period, tables: sources(...rows), levels: new Set(['cross-table']) }).findings

  it('that are not known are not asked', () => {
    expect(judge({ catalogue, tableId: TEACHERS, rows: [teacher('r1', { staff_no: 'x' })], period, tables: tableSource(new Map()) }).findings.filter((each) => each.level === 'cross-table')).toEqual([])
  })

  it('must know the staff number; the nearest is offered with its name', () => {
    const found = cross(teacher('r1', { staff_no: '2008051', name: '赵冬' }), inS5)
    expect(told(found.filter((each) => each.rule === 'G002'))).toEqual(['G002:r1:staff_no 教工号 2008051 不在 S5 里，最接近：2008015 陈敏。'])
  })

  it('show that a number has lost its zeros, surely', () => {
    const [found] = cross(teacher('r1', { staff_no: 8015 }), { ...inS5, staff_no: '008015' }, { ...inS5, staff_no: '008016' })
    expect(found?.fix).toEqual({ cells: [{ rowId: 'r1', field: 'staff_no', to: '008015' }], sure: true })
  })

  it('know the same person under another number', () => {
    const [found] = cross(teacher('r1', { staff_no: 'A77', name: '欧阳静' }), inS5, { ...inS5, staff_no: '2019777', name: '欧阳静' })
    expect(found?.fix).toEqual({ cells: [{ rowId: 'r1', field: 'staff_no', to: '2019777' }], sure: false })
  })

  it('fill the grey cells: blank or changed ones are put right', () => {
    const blank = cross(teacher('r1', { name: null, org_code: 'D05' }), inS5)
    expect(told(blank)).toEqual(['grid:r1:name 姓名由系统带出，应为“陈敏”。'])
    const changed = cross(teacher('r1', { org_code: 'D06' }), inS5).filter((each) => each.rule === 'F012')
    expect(changed).toMatchObject([{ fix: { cells: [{ field: 'org_code', to: 'D05' }], sure: true } }])
  })
})

describe('judging again', () => {
  it('looks only at the rows asked for, but at the whole table', () => {
    const rows = [teacher('r1', { ethnicity: '汉' }), teacher('r2', { ethnicity: '汉' })]
    const verdict = createJudge(catalogue, TEACHERS).judge({ rows, period, only: new Set(['r2']) })
    expect(verdict.findings.map((each) => each.key)).toEqual(['F008:r2:ethnicity', 'T001:r1:staff_no', 'T001:r2:staff_no'])
  })

  it('with a memory finds the same as without, after any edit', () => {
    const remembering = createJudge(catalogue, TEACHERS, { remember: true })
    const edits: Readonly<Record<string, Cell>>[] = [{}, { industry_days: 400 }, { staff_no: '2008016' }, { staff_no: '2008015' }, { name: '李四' }, { birth_date: 'x' }, { birth_date: '1982-04-16', name: '陈敏' }]
    let row = teacher('r2')
    for (const edit of edits) {
      row = { id: 'r2', cells: row.cells.map((cell, i) => edit[catalogue.tables.get(TEACHERS)?.table.fields[i]?.id ?? ''] ?? cell) }
      const rows = [teacher('r1'), row]
      expect(remembering.judge({ rows, period })).toEqual(verdictOf(...rows))
    }
    expect(remembering.judge({ rows: [row], period })).toEqual(verdictOf(row))
    expect(remembering.judge({ rows: [{ ...row, id: 'other' }], period })).toEqual(verdictOf({ ...row, id: 'other' }))
  })

  it('with a memory prints what a message works out anew, also from cells the check itself does not read', () => {
    const major = (id: string, name: string): JudgeRow => rowOf('major_setup', id, { major_code: '460301', major_name: name, direction_code: 'A' })
    const remembering = createJudge(catalogue, 'major_setup', { remember: true })
    const first = major('r1', '机电一体化技术')
    for (const rows of [[first, major('r2', '数控技术')], [first, major('r2', '模具设计与制造')]]) {
      expect(remembering.judge({ rows, period }).findings).toEqual(judge({ catalogue, tableId: 'major_setup', rows, period }).findings)
    }
  })

  it('with a memory finds the same when rows are put in, taken out or made blank', () => {
    const remembering = createJudge(catalogue, TEACHERS, { remember: true })
    const [a, b, c] = [teacher('a'), teacher('b', { staff_no: '2008016', name: '李四' }), teacher('c')]
    const blank = rowOf(TEACHERS, 'b', {})
    for (const rows of [[a, b, c], [b, c], [a, b, c], [a, blank, c], [a, b], [c, a, b]]) expect(remembering.judge({ rows, period })).toEqual(verdictOf(...rows))
  })

  it('refuses a table the edition does not have', () => expect(() => createJudge(catalogue, 'nothing')).toThrow(/no table nothing/))
})
