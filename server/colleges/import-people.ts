/**
 * Units, people and the division of work of a college from one workbook with three sheets, as an office keeps them in Excel:
 * 部门 (部门编号, 部门名称, 机构代码) · 人员 (教工号, 姓名, 部门编号, 角色) · 分工 (表号, 部门编号, 归口部门编号, 填报人教工号).
 * Everything is checked before anything is written; every mistake names sheet and row.
 */
import { randomBytes } from 'node:crypto'
import type { Role } from '../../rules/regime.ts'
import type { Cell } from '../../rules/value.ts'
import type { Author } from '../actor.ts'
import { regimeOf, type Deps } from '../deps.ts'
import type { SheetRow } from '../workbooks/read-workbook.ts'
import { addPersons, addUnits, assign, type NewAssignment, type NewPerson, type NewUnit } from './commands.ts'
import type { Cycle } from './cycle.ts'
import { personsOf, unitsOf } from './store.ts'

export const importSheets = {
  部门: ['部门编号', '部门名称', '机构代码'],
  人员: ['教工号', '姓名', '部门编号', '角色'],
  分工: ['表号', '部门编号', '归口部门编号', '填报人教工号'],
} as const
type SheetName = keyof typeof importSheets

export interface ImportResult { readonly units: number; readonly persons: readonly { readonly staffNo: string; readonly name: string; readonly password: string }[]; readonly assignments: number }
export class ImportRefused extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) { super(faults.join('\n')); this.name = 'ImportRefused'; this.faults = faults }
}

interface Line { readonly at: string; get(column: string): string }

/** Adds what is new; what is there already (by 部门编号, 教工号) is left as it is. Errors: ImportRefused with every mistake. */
export async function importPeople(deps: Deps, author: Author, cycle: Cycle, rows: readonly SheetRow[]): Promise<ImportResult> {
  const faults: string[] = []
  const lines = (sheet: SheetName): Line[] => linesOf(rows, sheet, faults)
  const regime = regimeOf(deps, author)
  const knownUnits = new Set((await unitsOf(deps.db, author.college.id)).map((unit) => unit.id))
  const people = new Map((await personsOf(deps.db, author.college.id)).map((person) => [person.staffNo, person.id]))

  const units: NewUnit[] = []
  for (const line of lines('部门')) {
    const unit = { id: line.get('部门编号'), name: line.get('部门名称'), orgCode: line.get('机构代码') || null }
    if (!/^[\w.-]{1,40}$/.test(unit.id)) faults.push(`${line.at} 部门编号“${unit.id}”不对，用字母、数字，如 rsc 或 D04。`)
    else if (unit.name === '') faults.push(`${line.at} 部门名称没填。`)
    else if (!knownUnits.has(unit.id)) { knownUnits.add(unit.id); units.push(unit) }
  }
  const roles = new Map<string, Role>((Object.entries(regime.roles) as [Role, string][]).flatMap(([role, name]) => [[role, role], [name, role]] as [string, Role][]))
  const added = new Map<string, { id: string; name: string; roles: { role: Role; unitId: string }[] }>()
  for (const line of lines('人员')) {
    const [staffNo, name, unitId] = [line.get('教工号'), line.get('姓名'), line.get('部门编号')]
    const words = line.get('角色').split(/[、,，;；\s]+/).filter((word) => word !== '')
    if (staffNo === '' || name === '') { faults.push(`${line.at} 教工号和姓名都要填。`); continue }
    if (!knownUnits.has(unitId)) { faults.push(`${line.at} 没有部门“${unitId}”。先在“部门”表里写上。`); continue }
    if (words.length === 0) faults.push(`${line.at} 角色没填。可以填：${Object.values(regime.roles).join('、')}。`)
    for (const word of words) if (!roles.has(word)) faults.push(`${line.at} 没有角色“${word}”。可以填：${Object.values(regime.roles).join('、')}。`)
    if (people.has(staffNo) && !added.has(staffNo)) continue
    const person = added.get(staffNo) ?? { id: deps.newId(), name, roles: [] }
    person.roles.push(...words.flatMap((word) => { const role = roles.get(word); return role ? [{ role, unitId }] : [] }))
    added.set(staffNo, person)
    people.set(staffNo, person.id)
  }
  const { catalogue } = deps.editions.newest
  const assignments = new Map<string, { readonly tableId: string; readonly unitId: string; readonly ownerUnitId: string; readonly fillers: string[] }>()
  for (const line of lines('分工')) {
    const [number, unitId, ownerUnitId] = [line.get('表号'), line.get('部门编号'), line.get('归口部门编号') || line.get('部门编号')]
    const table = catalogue.byNumber.get(number)?.table
    if (!table) { faults.push(`${line.at} 没有 ${number} 这张表。`); continue }
    for (const unit of [unitId, ownerUnitId]) if (!knownUnits.has(unit)) faults.push(`${line.at} 没有部门“${unit}”。`)
    const one = assignments.get(`${table.id} ${unitId}`) ?? { tableId: table.id, unitId, ownerUnitId, fillers: [] }
    for (const staffNo of line.get('填报人教工号').split(/[、,，;；\s]+/).filter((word) => word !== '')) {
      const id = people.get(staffNo)
      if (id === undefined) faults.push(`${line.at} 没有教工号 ${staffNo}。先在“人员”表里写上。`)
      else if (!one.fillers.includes(id)) one.fillers.push(id)
    }
    assignments.set(`${table.id} ${unitId}`, one)
  }
  if (faults.length > 0) throw new ImportRefused(faults)
  return write(deps, author, cycle, units, added, [...assignments.values()])
}

async function write(deps: Deps, author: Author, cycle: Cycle, units: readonly NewUnit[], added: ReadonlyMap<string, { id: string; name: string; roles: { role: Role; unitId: string }[] }>, assignments: readonly NewAssignment[]): Promise<ImportResult> {
  const passwords = new Map<string, string>()
  const persons: NewPerson[] = []
  for (const [staffNo, person] of added) {
    const password = randomBytes(9).toString('base64url')
    passwords.set(staffNo, password)
    persons.push({ id: person.id, staffNo, name: person.name, roles: person.roles, passwordHash: await deps.passwords.hash(password), mustChangePassword: true })
  }
  if (units.length > 0) await addUnits(deps, author, units)
  if (persons.length > 0) await addPersons(deps, author, persons)
  if (assignments.length > 0) await assign(deps, author, cycle, assignments)
  return { units: units.length, assignments: assignments.length, persons: persons.map((person) => ({ staffNo: person.staffNo, name: person.name, password: passwords.get(person.staffNo) ?? '' })) }
}

function linesOf(rows: readonly SheetRow[], sheet: SheetName, faults: string[]): Line[] {
  const own = rows.filter((row) => row.sheet === sheet)
  const head = own.find((row) => row.cells.some((cell) => textOf(cell) === importSheets[sheet][0]))
  if (!head) {
    if (own.length > 0) faults.push(`“${sheet}”表没有表头。第一行要有：${importSheets[sheet].join('、')}。`)
    return []
  }
  const places = new Map(head.cells.map((cell, index) => [textOf(cell), index]))
  for (const column of importSheets[sheet]) if (!places.has(column)) faults.push(`“${sheet}”表少了“${column}”列。`)
  return own.filter((row) => row.row > head.row && row.cells.some((cell) => textOf(cell) !== '')).map((row) => ({ at: `“${sheet}”第 ${row.row} 行：`, get: (column) => textOf(row.cells[places.get(column) ?? -1] ?? null) }))
}

const textOf = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell).normalize('NFKC').trim())
