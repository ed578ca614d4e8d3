/** One college, one clerk, one table half filled: the world most tests begin in. */
import type { Cell } from '../../rules/value.ts'
import type { Me, SheetAnswer, SheetState, Task } from '../../rules/wire.ts'
import type { Context } from '../session/context.ts'
import { editionRulebook } from '../session/edition-rulebook.ts'
import { keepingInMemory } from '../session/keeping.ts'
import { createSession } from '../session/session.ts'
import { initialState } from '../session/state.ts'
import { createStore } from '../session/store.ts'
import { fakeServer } from './fake-api.ts'
import { fakeClock } from './fake-clock.ts'
import { fakeHost } from './fake-host.ts'
import { sampleEdition, sampleHash } from './sample-edition.ts'

export const level = (id: string, stage: string, name: string, password = false): Me['regime']['levels'][number] => ({
  id, stage, name, role: 'unit-reviewer', scope: 'unit', returnTo: 'filler', skipWhenFiller: false, password, confirms: ['规范性', '完整性', '合理性', '真实性'], source: '第八条',
})

export const clerk: Me = {
  person: { id: 'p1', staffNo: '20180237', name: '李敏', mustChangePassword: false }, college: { id: 'jz', name: '焦作大学' },
  roles: [{ role: 'filler', roleName: '填报人', unit: { id: 'hr', name: '人事处' } }], tabs: ['tasks', 'fill'],
  cycle: { id: '2025-2026', name: '2025–2026', state: 'collecting', edition: 'v0.1', editionHash: sampleHash, academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2026-08-31', lastCycle: '2024-2025' },
  regime: {
    id: 'jiaozuo', name: '焦作大学办法', qualityOffice: '质量发展处', explanationMin: 6,
    levels: [level('unit', '部门审核', '部门审核'), level('owner', '归口审查', '归口审查', true), level('college', '学校复审', '学校复审')],
    returnReasons: ['证明材料不足', '超出统计时段', '与源数据不符', '口径理解有误', '变动大而无说明', '其他'].map((text, i) => ({ id: `r${i}`, text })),
    roles: { filler: '填报人' },
  },
}

export const state = (kind: SheetState['kind'], stagesPassed = 0, levelName: string | null = null): SheetState => ({ kind, level: stagesPassed, levels: 3, stagesPassed, stages: 3, levelName })

export const task = (change: Partial<Task> = {}): Task => ({
  table: 'teacher', number: '6.1.1', name: '校内专任教师基本情况', unit: { id: 'hr', name: '人事处' }, state: state('filling'), rows: 2, errors: 0, unexplained: 0, incomplete: 0,
  returnedRows: 0, lastYearRows: 2, due: '2026-09-28', ready: false, waitsFor: [], readOnly: null, ...change,
})

const row = (id: string, cells: Cell[]): SheetAnswer['rows'][number] => ({ id, cells, state: { kind: 'draft', level: 0 }, decisions: [], version: null })

export const sheetAnswer = (change: Partial<SheetAnswer> = {}): SheetAnswer => ({
  table: 'teacher', unit: { id: 'hr', name: '人事处' }, revision: 1, editionHash: sampleHash, state: state('filling'), readOnly: null, due: '2026-09-28',
  rows: [row('a', ['20190412', '赵晓东', '汉族', '中级', '2020-12', 40, '是']), row('b', ['20210087', '周凯', '回族', '初级', '2021-06', 60, '否'])],
  explanations: [], lastYear: [{ id: 'l1', cells: ['20190412', '赵晓东', '汉族', '初级', '2018-12', 40, '是'] }], lastYearExplanations: [], submission: null, ...change,
})

export const listObject = 'T_6_1_1_hr'

/** Everything a session needs, all of it fake but the rules. */
export function world(change: Partial<SheetAnswer> = {}, me: Me = clerk) {
  const host = fakeHost()
  const server = fakeServer({ me, tasks: [task()], sheet: sheetAnswer(change) })
  const clock = fakeClock()
  const keeping = keepingInMemory()
  const settings = new Map<string, string>([[`tour:${me.college.id}:${me.person.id}`, 'seen']])
  let token: string | null = null
  let ids = 0
  const book = editionRulebook(sampleEdition, sampleHash, () => null)
  const saved: string[] = []
  const context: Context = {
    host, api: server.api, store: createStore(initialState), keeping, clock, rulebook: async () => book, newId: () => { ids += 1; return `request-${ids}` },
    token: { read: () => token, write: (value) => { token = value } }, settings: { read: (name) => settings.get(name) ?? null, write: (name, value) => { settings.set(name, value) } },
    saveFile: (_blob, name) => { saved.push(name) }, copy: async () => undefined, openWindow: () => undefined, random: () => 0.5,
  }
  const session = createSession(context)
  server.onExpired = () => { session.expired() }
  return {
    host, server, clock, keeping, settings, session, context, saved, signIn: async (): Promise<void> => {
      await session.start()
      await session.signIn({ college: me.college.id, staffNo: me.person.staffNo, password: 'right-password', remember: false })
    },
    open: async (): Promise<void> => { session.openTable({ table: 'teacher', unit: 'hr' }); await clock.advance(200) },
    state: () => session.store.get(),
    sheet: () => { const sheet = session.store.get().sheet; if (sheet === null) throw new Error('no sheet is open'); return sheet },
  }
}
