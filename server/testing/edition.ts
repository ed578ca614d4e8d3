/** A small edition for tests: departments, staff, and one table about teachers that refers to them. */
import type { BuiltinCheck, BuiltinKind, Check, CheckLevel, Edition, Field, Table } from '../../rules/table.ts'
import { freeze } from '../editions/freeze.ts'
import type { Editions, FrozenEdition } from '../editions/registry.ts'

const source = ['test']
const field = (id: string, name: string, more: Partial<Field> = {}): Field => ({ id, name, header: name, groups: [], type: 'text', required: true, source, ...more })
const table = (id: string, number: string, name: string, fields: readonly Field[], uniqueKey: readonly string[], more: Partial<Table> = {}): Table => ({
  id, number, name, chapter: '6 师资', kind: 'list', isSource: number.startsWith('S'), statTime: 'academic_year', filledBy: '部门', owner: '人事处', uniqueKey, maxRows: 50,
  orderConfidence: 'test', source, fields, ...more,
})
const builtin = (id: string, kind: BuiltinKind, level: CheckLevel, message: string): BuiltinCheck => ({ id, builtin: kind, level, severity: 'error', dimension: '规范性', title: message, message, source })
const check = (id: string, severity: Check['severity'], level: CheckLevel, fields: readonly string[], formula: string): Check => ({
  id, level, severity, dimension: '合理性', table: 'teachers', fields, formula, title: id, message: `${id} 不对`, source,
})

export const fixtureEdition: Edition = {
  id: 'tiny', title: '测试版', sources: { test: '测试' },
  tables: [
    table('src_org', 'S1', '机构', [field('org_code', '机构代码'), field('org_name', '机构名称')], ['org_code']),
    table('src_staff', 'S5', '教职工', [
      field('staff_no', '教工号'), field('name', '姓名'), field('org_code', '机构', { ref: { table: 'src_org', field: 'org_code' } }),
      field('teacher_type', '教师类型', { required: false }), field('id_no', '身份证件号', { required: false, personal: true }),
    ], ['staff_no']),
    table('teachers', '6.1.1', '校内专任教师', [
      field('staff_no', '工号', { ref: { table: 'src_staff', field: 'staff_no' } }), field('name', '姓名', { prefill: { table: 'src_staff', key: 'staff_no', field: 'name' } }),
      field('degree', '学位'), field('days', '企业天数', { type: 'number', integer: true, range: [0, 366] }), field('id_no', '身份证件号', { required: false, personal: true }),
    ], ['staff_no']),
  ],
  codelists: [],
  checks: [
    check('R1', 'warning', 'row', ['days'], '=[企业天数]<=200'),
    check('T1', 'error', 'table', ['staff_no'], '=IS_UNIQUE([工号])'),
  ],
  builtins: [builtin('F001', 'required', 'field', '{字段}没填'), builtin('F002', 'number', 'field', '不是数字'), builtin('G001', 'range', 'field', '超出范围'), builtin('X001', 'reference', 'cross-table', '不在源数据里')],
  reviewerChecks: [],
}

let frozen: FrozenEdition | null = null

export function fixtureEditions(): Editions {
  const newest = frozen ??= freeze(fixtureEdition)
  return { newest, byHash: hash => Promise.resolve(hash === newest.hash ? newest : null) }
}
