/** Submissions of the sample table as a reviewer sees them, with made-up people. */
import type { Cell } from '../../rules/value.ts'
import type { Me, QueueEntry, Review } from '../../rules/wire.ts'
import { sampleHash } from './sample-edition.ts'
import { clerk, level } from './sample-world.ts'

export const reviewer: Me = {
  ...clerk, person: { ...clerk.person, id: 'p2', staffNo: '20080011', name: '王建国' }, tabs: ['tasks', 'fill', 'review'],
  roles: [{ role: 'owner-reviewer', roleName: '归口审查人', unit: { id: 'hr', name: '人事处' } }],
}

const names = ['赵晓东', '周凯', '孙丽', '林涛', '韩雪', '吴迪', '郑洁', '陈刚', '何静', '马超', '冯宁', '许倩']
const levels = ['副高级', '中级', '初级', '正高级']
const cellsOf = (i: number): Cell[] => [`20${String(100000 + i)}`, names[i % names.length] ?? '', i % 11 === 0 ? '回族' : '汉族', levels[i % 4] ?? null, `20${10 + (i % 14)}-0${1 + (i % 9)}`, (i * 7) % 200, i % 3 === 0 ? '是' : '否']

type Row = Review['rows'][number]
const row = (i: number, change: Partial<Row> = {}): Row => ({ id: `r${i}`, cells: cellsOf(i), state: { kind: 'pending', level: 1 }, decisions: [], version: `v${i}`, pending: true, position: i, ...change })

const warning = (i: number): Review['findings'][number] => ({
  key: `R055:r${i}:dual,days`, rule: 'R055', code: 'check.R055', severity: 'warning', level: 'row', dimension: '真实性', rowId: `r${i}`,
  cells: [{ rowId: `r${i}`, field: 'dual' }, { rowId: `r${i}`, field: 'days' }], params: { 本学年企业天数: (i * 7) % 200 },
})

/** A submission of `rows` rows: every ninth row changed its level, two are new, one is gone, every fifteenth carries a warning. */
export function sampleReview(rows: number, change: Partial<Review> = {}): Review {
  const all = Array.from({ length: rows }, (_, i) => row(i))
  const warned = all.filter((one) => one.position % 15 === 3).map((one) => one.position)
  return {
    submission: 's1', number: '2026-0611-0042', table: 'teacher', unit: { id: 'hr', name: '人事处' }, filler: '李敏', at: '2026-09-22T11:20:00+08:00', due: '2026-09-22T18:00:00+08:00',
    count: 2, hash: '8f2c61d0a94e77b3'.repeat(4), editionHash: sampleHash, level: level('owner', '归口审查', '归口审查', true), canDecide: true, whyNot: null, rows: all,
    explanations: warned.map((i) => ({ rule: 'R055', rowId: `r${i}`, text: '企业挂职证明原件已核对，天数按合同计算。' })), findings: warned.map(warning),
    sinceLastYear: [
      ...all.filter((one) => one.position % 9 === 4).map((one) => ({ rowId: one.id, field: 'level', kind: 'changed' as const, before: '初级', after: one.cells[3] ?? null })),
      ...all.filter((one) => one.position % 15 === 3).map((one) => ({ rowId: one.id, field: 'dual', kind: 'changed' as const, before: '否', after: '是' })),
      ...all.slice(-2).map((one) => ({ rowId: one.id, field: null, kind: 'added' as const, before: null, after: one.cells[0] ?? null })),
      { rowId: 'old1', field: null, kind: 'removed', before: '20150031', after: null },
    ],
    sinceLastSubmission: [{ rowId: 'r1', field: 'got', kind: 'changed', before: '2026-09', after: '2020-12' }],
    ...change,
  }
}

export const entry = (change: Partial<QueueEntry> = {}): QueueEntry => ({
  submission: 's1', number: '2026-0611-0042', table: 'teacher', tableNumber: '6.1.1', tableName: '校内专任教师基本情况', unit: { id: 'hr', name: '人事处' }, filler: '李敏', at: '2026-09-22T11:20:00+08:00',
  due: '2026-09-22T18:00:00+08:00', level: 'owner', levelName: '归口审查', count: 1, rows: 326, pendingRows: 326, explained: 9, changed: 27, own: false, password: true, ...change,
})

/** A queue as of 22 September 2026. */
export const sampleQueue = [
  entry({ submission: 'q1', tableNumber: '6.1.2.1', tableName: '校内专任教师授课情况', unit: { id: 'mech', name: '机电工程学院' }, filler: '赵敏', rows: 1204, pendingRows: 1204, explained: 18, changed: 312 }),
  entry({ submission: 's1', count: 2, pendingRows: 2 }),
  entry({ submission: 'q3', tableNumber: '8.2', tableName: '专职教学管理人员基本情况', unit: { id: 'edu', name: '教务处' }, filler: '何静', rows: 31, pendingRows: 31, explained: 0, changed: 2, due: '2026-09-24' }),
  entry({ submission: 'q4', tableNumber: '6.3.1', tableName: '校外兼职教师基本情况', unit: { id: 'it', name: '信息工程学院' }, filler: '马超', rows: 62, pendingRows: 62, explained: 0, changed: 9, due: '2026-09-24' }),
  entry({ submission: 'q5', tableNumber: '6.2.1', tableName: '校内兼课人员基本情况', unit: { id: 'eco', name: '经济管理学院' }, filler: '吴芳', rows: 48, pendingRows: 48, explained: 3, changed: 11, due: '2026-09-25' }),
  entry({ submission: 'q6', tableNumber: '6.1.3', tableName: '校内专任教师其他情况', filler: '王建国', rows: 206, pendingRows: 206, explained: 5, changed: 74, due: '2026-09-26', own: true }),
] as const
