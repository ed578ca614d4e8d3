/** A college half through its year, the same at each run. */
import type { Me, MergePlan, Progress, SheetState } from '../../rules/wire.ts'
import { clerk, state } from './sample-world.ts'

export const office: Me = {
  ...clerk, person: { ...clerk.person, id: 'p3', staffNo: '20010005', name: '张慧' }, tabs: ['tasks', 'review', 'progress', 'merge'],
  roles: [{ role: 'quality', roleName: '质量发展处', unit: { id: 'qa', name: '质量发展处' } }],
}

const chapters: readonly (readonly [string, readonly string[]])[] = [
  ['S', ['1', '2', '3', '5', '7']], ['1', ['.1', '.5.3', '.6']], ['3', ['.1', '.2', '.5']], ['4', ['.1', '.2']], ['5', ['.1', '.2']],
  ['6', ['.1.1', '.1.2.1', '.1.3', '.2.1', '.3.1', '.4.1']], ['7', ['.1.1', '.2', '.3.2', '.4', '.5']], ['8', ['.1', '.2', '.7']], ['9', ['.1', '.2', '.6.1']],
]
const titles: Readonly<Record<string, string>> = { '6.1.1': '校内专任教师基本情况', '6.1.2.1': '校内专任教师授课情况', '7.4': '顶岗实习', '7.1.1': '专业设置', '9.6.1': '学生获奖情况', '8.2': '专职教学管理人员' }
const unitNames = ['党政办公室', '教务处', '人事处', '科研处', '学生处', '财务处', '国有资产管理处', '招生就业处', '对外合作处', '图书馆', '机电工程学院', '信息工程学院', '经济管理学院', '建筑工程学院', '化工与环境工程学院', '艺术学院', '外国语学院', '体育学院', '马克思主义学院']
const lateCells = new Set(['13/16', '13/24', '13/25', '13/31', '11/21'])

/** `times` repeats the units, for a college of sixty. */
export function sampleProgress(times = 1): Progress {
  const tables = chapters.flatMap(([chapter, ends]) => ends.map((end) => ({ id: `t${chapter}${end}`.replaceAll('.', '_'), number: `${chapter}${end}`, name: titles[`${chapter}${end}`] ?? '基本情况' })))
  const units = Array.from({ length: unitNames.length * times }, (_, i) => ({ id: `u${i}`, name: `${unitNames[i % unitNames.length] ?? ''}${i < unitNames.length ? '' : ` ${Math.floor(i / unitNames.length) + 1}`}` }))
  const cells = units.flatMap((unit, u) => tables.flatMap((table, i) => cellOf(u % unitNames.length, i, u < unitNames.length).map((cell) => ({ ...cell, unit: unit.id, table: table.id }))))
  const count = (kind: SheetState['kind']): number => cells.filter((cell) => cell.state.kind === kind).length
  const sent = count('passed') + count('submitted') + count('returned')
  return { tables, units, cells, totals: { assigned: cells.length, passed: count('passed'), onTime: Math.round(sent * 0.88), firstPass: Math.round(sent * 0.79), late: cells.filter((cell) => cell.late).length } }
}

function cellOf(unit: number, table: number, first: boolean): Omit<Progress['cells'][number], 'unit' | 'table'>[] {
  const dice = (a: number, b: number): number => Math.abs(Math.sin(unit * a + table * b) * 43758.5453) % 1
  const late = first && lateCells.has(`${unit}/${table}`)
  const filler = unit === 13 ? '李峰' : '王芳'
  if (late) return [{ state: table === 24 ? state('filling') : table === 31 ? state('submitted', 1, '归口审查') : state('none'), rows: 812, due: '2026-09-21T18:00:00+08:00', late, filler, waitsOn: table === 31 ? '科研处 刘洋' : filler }]
  const theirs = unit >= 10 ? table >= 15 && dice(12.9898, 78.233) > 0.3 : (unit * 7 + table * 5) % 9 < 2 || (table < 5 && unit < 3)
  if (!theirs) return []
  const q = dice(3.1, 17.7) / (table < 5 ? 1.6 : 1)
  const now = q < 0.46 ? state('passed', 3) : q < 0.6 ? state('submitted', 2, '学校复审') : q < 0.74 ? state('submitted', 1, '归口审查') : q < 0.78 ? state('returned', 0, '部门审核') : q < 0.93 ? state('filling') : state('none')
  return [{ state: now, rows: Math.round(dice(2, 5) * 900), due: '2026-09-28T18:00:00+08:00', late: false, filler, waitsOn: now.kind === 'submitted' ? (now.stagesPassed === 1 ? '科研处 刘洋' : '张慧') : filler }]
}

/** What a merge of it would hold. */
export function samplePlan(): MergePlan {
  const { tables, units, cells } = sampleProgress()
  const rows = tables.map((table) => {
    const own = cells.filter((cell) => cell.table === table.id)
    const sum = (list: typeof own): number => list.reduce((all, cell) => all + cell.rows, 0)
    const passed = own.filter((cell) => cell.state.kind === 'passed')
    return { ...table, rows: sum(passed), draftRows: sum(own) - sum(passed), missing: own.filter((cell) => cell.state.kind !== 'passed').map((cell) => units.find((unit) => unit.id === cell.unit)?.name ?? '') }
  })
  return { tables: rows, cells: rows.reduce((all, table) => all + table.rows * 4, 0) }
}
