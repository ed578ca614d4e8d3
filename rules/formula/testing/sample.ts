import type { Period } from '../../table.ts'
import type { Value, ValueType } from '../../value.ts'
import { columnsOf } from '../columns.ts'
import { compileFormula } from '../compile.ts'
import type { Formula } from '../compile.ts'
import type { Columns, EvalContext, Scope, TableShape } from '../context.ts'
import { dateSerial, readYearMonth } from '../dates.ts'
import type { Result } from '../fault.ts'
import type { FormulaError } from '../formula-error.ts'

/** Small tables and a period for trying formulas: 教师 is the current table, S1 and 5.1 are others. */
export const teachers: TableShape = {
  id: 'teacher', number: '6.1.1', name: '校内专任教师', statTime: 'academic_year',
  fields: [
    { id: 'staff_no', name: '教工号', type: 'text' }, { id: 'name', name: '姓名', type: 'text' }, { id: 'unit', name: '所属系部', type: 'text' },
    { id: 'title', name: '专业技术职务（最高）-等级', header: '等级', type: 'code' }, { id: 'cert', name: '职业资格证书（最高）-等级', header: '等级', type: 'code' },
    { id: 'hours', name: '教学工作量（学时）', header: '学时', type: 'number' }, { id: 'extra', name: '额外学时', type: 'number' },
    { id: 'birth', name: '出生日期', type: 'date' }, { id: 'from', name: '来校日期', type: 'date' }, { id: 'title_ym', name: '获取日期（年月）', type: 'yearmonth' },
    { id: 'dual', name: '是否双师', type: 'bool' }, { id: 'prof', name: '是否专业教师', type: 'bool' },
  ],
}
const units: TableShape = {
  id: 'src_org', number: 'S1', name: '源数据-机构', statTime: 'point',
  fields: [
    { id: 'org_code', name: '机构代码', type: 'text' }, { id: 'org_name', name: '机构名称（全称）', type: 'text' }, { id: 'people', name: '人数', type: 'number' }, { id: 'cost', name: '人均经费', type: 'number' },
    { id: 'teaches', name: '是否教学单位', type: 'bool' }, { id: 'opened', name: '成立日期', type: 'yearmonth' }, { id: 'day', name: '登记日期', type: 'date' },
  ],
}
const income: TableShape = { id: 'income', number: '5.1', name: '经费收入', statTime: 'calendar_year', fields: [{ id: 'total', name: '学校总收入', type: 'number' }] }

export const scope: Scope = { self: teachers, tables: new Map([teachers, units, income].flatMap(table => [[table.id, table], [table.number, table]] as const)) }

export const period: Period = { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2025-10-01' }

export function day(year: number, month: number, date: number): number { return dateSerial(year, month, date) ?? 0 }
export function month(text: string): number { return readYearMonth(text) ?? 0 }

const unitRows: Value[][] = [
  ['01', '机械工程系', 40, 2.5, true, month('1998-09'), day(2025, 9, 1)],
  ['02', '教务处', 12, null, false, month('2003-03'), day(2025, 10, 8)],
  ['03', '信息工程系', 28, 1.5, true, null, null],
  ['A4', '机械工程系', null, 3, true, month('2020-01'), day(2026, 8, 31)],
]

/** A row by field id, blank where nothing is given. */
export function rowOf(values: Readonly<Record<string, Value>>): Value[] {
  return teachers.fields.map(field => values[field.id] ?? null)
}

export interface World { readonly row?: Readonly<Record<string, Value>>; readonly rows?: readonly Readonly<Record<string, Value>>[]; readonly rowIndex?: number; readonly self?: TableShape }

function contextOf(world: World): EvalContext {
  const own = columnsOf(teachers.fields.map(field => field.id), (world.rows ?? [world.row ?? {}]).map(rowOf))
  const tables: ReadonlyMap<string, Columns> = new Map([
    ['teacher', own], ['src_org', columnsOf(units.fields.map(field => field.id), unitRows)], ['income', columnsOf(['total'], [[1234.56]])],
  ])
  return { rowIndex: world.rowIndex ?? 0, period, table: id => tables.get(id) ?? columnsOf([], []) }
}

export function compiled(source: string, self: TableShape = teachers, expect?: ValueType): Formula {
  const made = compileFormula(source, { ...scope, self }, expect)
  if (!made.ok) throw new Error(`${source}: ${made.errors.map(error => error.message).join(' ')}`)
  return made.formula
}

/** Works a formula out; faults as their code. */
export function result(source: string, world: World = {}): Value {
  const row = world.row ?? world.rows?.[world.rowIndex ?? 0] ?? {}
  const value: Result = compiled(source, world.self).evaluate(rowOf(row), contextOf(world))
  return typeof value === 'object' && value !== null ? value.code : value
}

export function refusals(source: string, expect?: ValueType): readonly FormulaError[] {
  const made = compileFormula(source, scope, expect)
  return made.ok ? [] : made.errors
}

/** The first refusal, or that there is none. */
export function refusal(source: string, expect?: ValueType): FormulaError {
  const [first] = refusals(source, expect)
  if (first === undefined) throw new Error(`${source} is accepted`)
  return first
}
