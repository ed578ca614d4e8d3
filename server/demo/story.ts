/**
 * How far each table at each unit has come in the half-finished demo year. A table not named here has not been started.
 * `passed` = all levels; a number = so many levels passed; `returned` = the level after so many returned two rows; `filling` = a draft.
 */
import type { Cell } from '../../rules/value.ts'

export type Progress = { readonly kind: 'passed' } | { readonly kind: 'pending'; readonly levels: number } | { readonly kind: 'returned'; readonly levels: number; readonly fields: readonly string[]; readonly reason: string; readonly text: string } | { readonly kind: 'filling' }
export interface Step { readonly number: string; readonly unit: string; readonly progress: Progress; readonly plant?: Plant; readonly overdue?: boolean }
/** Changes to single cells, by position of the row; with a warning comes its explanation. */
export interface Plant {
  readonly cells: readonly { readonly row: number; readonly field: string; readonly to: Cell }[]
  readonly explanations?: readonly { readonly row: number; readonly rule: string; readonly text: string }[]
}

const passed: Progress = { kind: 'passed' }
const filling: Progress = { kind: 'filling' }
const pending = (levels: number): Progress => ({ kind: 'pending', levels })

/** What clerks really get wrong: short names, dates in other forms, out of range, half a certificate, full-width digits, a mistyped number. */
const teacherMistakes: Plant = {
  cells: [
    { row: 1, field: 'ethnicity', to: '汉' }, { row: 4, field: 'ethnicity', to: '回' }, { row: 2, field: 'title_ym', to: '2019.6' }, { row: 6, field: 'title_ym', to: '2020年12月' },
    { row: 3, field: 'industry_days', to: 400 }, { row: 5, field: 'qual_level', to: '高级' }, { row: 7, field: 'industry_days', to: '４５' }, { row: 8, field: 'education', to: '专科' }, { row: 8, field: 'degree', to: '无' }, { row: 9, field: 'specialty', to: null },
  ],
}
/** A true oddity with its ground: the reviewer sees the explanation beside the row. */
const masterCraftsman: Plant = {
  cells: [{ row: 3, field: 'education', to: '专科' }, { row: 3, field: 'degree', to: '无' }],
  explanations: [{ row: 3, rule: 'R054', text: '省级技能大师，校党委会议纪要〔2019〕7号引进' }],
}
const wrongTotal: Plant = { cells: [{ row: 0, field: 'total', to: 30000 }] }
const sources = (offices: Readonly<Record<string, string>>): Step[] => ['S1', 'S2', 'S3', 'S5', '7.1.1', '1.1'].map((number) => ({ number, unit: offices[number] ?? '', progress: passed }))

export function storyOf(collegeId: string, offices: Readonly<Record<string, string>>): readonly Step[] {
  if (collegeId === 'jzu') {
    return [
      ...sources(offices),
      { number: '3.1', unit: 'gzc', progress: pending(2) },
      { number: '5.1a', unit: 'cwc', progress: filling }, { number: '5.1b', unit: 'cwc', progress: filling }, { number: '5.1c', unit: 'cwc', progress: filling }, { number: '5.1', unit: 'cwc', progress: filling, plant: wrongTotal },
      { number: '7.2', unit: 'jdx', progress: passed }, { number: '7.2', unit: 'jgx', progress: passed }, { number: '7.2', unit: 'xxx', progress: pending(2) }, { number: '7.2', unit: 'ysx', progress: filling },
      { number: '6.1.1', unit: 'jzx', progress: passed }, { number: '6.1.1', unit: 'jdx', progress: pending(0), plant: masterCraftsman }, { number: '6.1.1', unit: 'xxx', progress: pending(1) },
      { number: '6.1.1', unit: 'jgx', progress: { kind: 'returned', levels: 1, fields: ['is_dual'], reason: 'evidence', text: '双师素质缺少依据，请核对证书和企业经历后改正。' } },
      { number: '6.1.1', unit: 'ysx', progress: filling, plant: teacherMistakes, overdue: true },
      { number: '6.1.2.1', unit: 'jdx', progress: filling },
    ]
  }
  return [
    ...sources(offices),
    { number: '3.1', unit: 'hqc', progress: pending(2) },
    { number: '5.1a', unit: 'cwc', progress: passed }, { number: '5.1b', unit: 'cwc', progress: passed }, { number: '5.1c', unit: 'cwc', progress: passed }, { number: '5.1', unit: 'cwc', progress: passed },
    { number: '7.2', unit: 'qcx', progress: passed }, { number: '7.2', unit: 'jdx', progress: pending(1) },
    { number: '6.1.1', unit: 'qcx', progress: pending(0), plant: masterCraftsman }, { number: '6.1.1', unit: 'jdx', progress: pending(2) },
    { number: '6.1.1', unit: 'xxx', progress: { kind: 'returned', levels: 2, fields: ['title_ym'], reason: 'source-data', text: '与证书日期不符，请按证书填写获取年月。' } },
    { number: '6.1.1', unit: 'jgx', progress: filling, plant: teacherMistakes, overdue: true },
  ]
}
