/** The clerk's screens with sample content, each a session on fakes driven to that state. */
import type { ReactNode } from 'react'
import type { SheetAnswer, Task } from '../../rules/wire.ts'
import { CheckUp } from '../pane/check-up.tsx'
import { Login } from '../pane/door/login.tsx'
import { Password } from '../pane/door/password.tsx'
import { Tour } from '../pane/door/tour.tsx'
import { FaultScreen } from '../pane/faults/fault-screen.tsx'
import { CellCard } from '../pane/fill/cell.tsx'
import { Fill } from '../pane/fill/fill.tsx'
import { Returned } from '../pane/fill/returned.tsx'
import { Submit } from '../pane/fill/submit.tsx'
import { Frame } from '../pane/frame.tsx'
import { Mine } from '../pane/me.tsx'
import { Loading } from '../pane/parts/loading.tsx'
import { Rules } from '../pane/rules.tsx'
import { Tasks } from '../pane/tasks.tsx'
import type { Session } from '../session/session.ts'
import { refused } from './fake-api.ts'
import { teacher } from './sample-edition.ts'
import { clerk, listObject, sheetAnswer, state, task, world } from './sample-world.ts'

export type Shown = () => Promise<{ readonly session: Session; readonly draw: () => ReactNode }>
type World = ReturnType<typeof world>

const names = ['赵晓东', '孙丽', '周凯', '林涛', '韩雪', '吴芳', '陈刚', '马超', '何静', '刘洋']
const rows = (n: number): SheetAnswer['rows'] => Array.from({ length: n }, (_, i) => ({
  id: `r${i}`, cells: [String(20190400 + i), names[i % names.length] ?? '', '汉族', i % 3 === 0 ? '中级' : '初级', '2020-12', 40 + (i % 50), i % 4 === 0 ? '是' : '否'], state: { kind: 'draft', level: 0 }, decisions: [], version: null,
}))

const tasks: readonly Task[] = [
  task({ state: state('returned', 1, '归口审查'), returnedRows: 2, rows: 326, due: '2026-09-22T18:00:00+08:00' }),
  task({ table: 't2', number: '6.2.1', name: '校内兼课人员基本情况', rows: 48, errors: 3, unexplained: 1, due: '2026-09-24' }),
  task({ table: 't3', number: '8.2', name: '专职教学管理人员基本情况', rows: 31, ready: true }),
  task({ table: 't4', number: '6.3.1', name: '校外兼职教师基本情况', state: state('none'), rows: 0, lastYearRows: 62 }),
  task({ table: 't5', number: '6.4.1', name: '校外兼课教师基本情况', state: state('none'), rows: 0, lastYearRows: 17 }),
  task({ table: 't6', number: '11.4', name: '少数民族教师情况', state: state('none'), rows: 0, lastYearRows: 0, waitsFor: ['6.1.1'], due: '2026-09-30' }),
  task({ table: 't7', number: 'S5', name: '源数据-教职工（校内）', state: state('passed', 3), rows: 412 }),
  task({ table: 't8', number: '8.5', name: '专职督导人员基本情况', state: state('submitted', 2, '学校复审'), rows: 6 }),
]

async function at(run: (it: World) => Promise<unknown> | unknown, change: Partial<SheetAnswer> = {}): Promise<World> {
  const it = world({ rows: rows(326), lastYear: rows(300).map(({ id, cells }) => ({ id: `l${id}`, cells: cells.map((cell, i) => (i === 3 && id.endsWith('7') ? '未定职级' : cell)) })), due: '2026-09-24', ...change })
  it.server.tasks = tasks
  await it.signIn()
  await run(it)
  await it.clock.advance(500)
  return it
}

async function filled(run: (it: World) => void = () => undefined): Promise<World> {
  return at(async (it) => {
    await it.open()
    for (const [row, field, value] of [[4, 'nation', '汉'], [18, 'nation', '回'], [52, 'nation', '满'], [60, 'nation', '壮'], [61, 'nation', '苗'], [7, 'got', '2019.6'], [9, 'got', '2018.11'], [30, 'got', null], [0, 'days', 3], [8, 'days', 12], [12, 'days', 0], [40, 'nation', null], [41, 'nation', null]] as const) it.host.type(listObject, teacher, row, field, value)
    await it.clock.advance(400)
    run(it)
    await it.clock.advance(3000)
  })
}

const select = (it: World, rowId: string, field: string, address: string): void => { it.host.select({ listObject, address, rowId, field, cells: 1, rows: 1, columns: 1 }) }
const show = (draw: () => ReactNode, make: () => Promise<World>): Shown => async () => ({ session: (await make()).session, draw })
const none = (): void => undefined

const returnedRows = (): SheetAnswer['rows'] => rows(326).map((row, i) => (i !== 1 && i !== 2 ? { ...row, state: { kind: 'passed', level: 1 } } : {
  ...row, state: { kind: 'returned', level: 1 }, version: 'v',
  decisions: [{ level: 'owner', levelName: '归口审查', verdict: 'returned', person: '王建国', at: '2026-09-22T01:15:00Z', reason: i === 1 ? '证明材料不足' : '超出统计时段', text: i === 1 ? '职业资格证书获取日期晚于认定日期，请核对原件或改为“否”。' : '9月取得的不计入本学年（截至 2026年8月31日）。', fields: [i === 1 ? 'dual' : 'got'] }],
}))

export const fillingScreens: Readonly<Record<string, Shown>> = {
  login: show(() => <Login onTour={none} onCheckUp={none} />, async () => {
    const it = world()
    await it.session.start()
    it.context.store.set((old) => ({ ...old, unsent: 12, colleges: [{ id: 'jz', name: '焦作大学' }, { id: 'xy', name: '襄阳汽车职业技术学院' }] }))
    await it.session.signIn({ college: 'jz', staffNo: '20180237', password: 'wrong', remember: false })
    return it
  }),
  password: show(() => <Password />, () => at((it) => { it.context.store.set((old) => (old.me === null ? old : { ...old, me: { ...clerk, person: { ...clerk.person, mustChangePassword: true } } })) })),
  tour: show(() => <Tour onEnd={none} />, () => at(none)),
  tasks: show(() => <Tasks />, () => at(none)),
  'tasks-empty': show(() => <Tasks />, () => at(async (it) => { it.server.tasks = []; it.session.loadTasks() })),
  loading: show(() => <Frame tab="tasks"><Loading since={Date.now() - 3500} /></Frame>, () => at(none)),
  fill: show(() => <Fill />, () => filled((it) => { select(it, 'r4', 'nation', '6.1.1!E9'); it.session.stepFinding(1) })),
  'fill-clean': show(() => <Fill />, () => at((it) => it.open())),
  'fill-empty': show(() => <Fill />, () => at((it) => it.open(), { rows: [] })),
  'fill-offline': show(() => <Fill />, () => filled((it) => { it.server.offline = true; it.host.type(listObject, teacher, 5, 'days', 11) })),
  'fill-expired': show(() => <Fill />, () => filled((it) => { it.server.expired = true; it.host.type(listObject, teacher, 5, 'days', 11) })),
  'fill-submitted': show(() => <Fill />, () => at(async (it) => { await it.open(); it.session.prepareSubmission(); await it.clock.advance(200); it.session.sendSubmission(); await it.clock.advance(200) }, { rows: rows(40) })),
  'wrong-book': show(() => <Fill />, () => at(async (it) => { it.host.book = { college: 'jz', cycle: '2024-2025', editionHash: 'x', sheets: [{ listObject: 'T', table: 'teacher', unit: 'hr', purpose: 'fill' }] }; await it.open() })),
  cell: show(() => <CellCard />, () => filled((it) => { select(it, 'r0', 'days', '6.1.1!H4') })),
  'cell-code': show(() => <CellCard />, () => filled((it) => { select(it, 'r4', 'nation', '6.1.1!E9') })),
  'cell-radio': show(() => <CellCard />, () => filled((it) => { select(it, 'r7', 'level', '6.1.1!F11') })),
  submit: show(() => <Submit />, () => at(async (it) => { await it.open(); it.session.prepareSubmission(); await it.clock.advance(200) }, { rows: rows(40) })),
  returned: show(() => <Returned />, () => at(async (it) => { await it.open(); it.host.type(listObject, teacher, 2, 'got', '2020-11') }, { rows: returnedRows(), state: state('returned', 1, '归口审查'), due: '2026-09-22T18:00:00+08:00' })),
  rules: show(() => <Rules field="level" />, () => filled()),
  'rules-list': show(() => <Rules field={null} />, () => filled()),
  me: show(() => <Mine />, () => at(none)),
  'check-up': show(() => <CheckUp />, () => at(none)),
  fault: show(() => <FaultScreen />, () => filled((it) => { it.server.api.check = async () => { throw refused('internal', {}, 500) }; it.session.checkAgain() })),
}
