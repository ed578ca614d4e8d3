/** What people do, as tests tell it: fill, submit, review. Each answers the raw answer, so that a refusal can be looked at too. */
import type { Cell } from '../../rules/value.ts'
import type { DecideBody, DecideAnswer, QueueEntry, Queue, Review, SheetAnswer, SubmitAnswer } from '../../rules/wire.ts'
import type { Answer, World } from './world.ts'

export interface Row { readonly id: string; readonly cells: readonly Cell[] }
export interface Told { readonly rule: string; readonly rowId: string | null; readonly text: string }

/** 工号, 姓名, 学位, 企业天数, 身份证件号 */
export const teacher = (id: string, staffNo: string, days: Cell = 30, degree: Cell = '硕士'): Row => ({ id, cells: [staffNo, null, degree, days, '410802199001012345'] })
export const staff = (staffNo: string, name: string, orgCode = 'D05'): Row => ({ id: `s${staffNo}`, cells: [staffNo, name, orgCode, '校内专任教师', null] })

let requests = 0
export const nextRequest = (): string => `request-${requests += 1}`

export const pathOf = (table: string, unit: string): string => `/api/tables/${table}/units/${unit}`

export async function openedSheet(world: World, token: string, table = 'teachers', unit = 'mech'): Promise<SheetAnswer> {
  return (await world.ask('GET', pathOf(table, unit), token)).body as SheetAnswer
}

export async function draft(world: World, token: string, rows: readonly Row[], more: Record<string, unknown> = {}, [table, unit] = ['teachers', 'mech']): Promise<Answer> {
  const revision = (await openedSheet(world, token, table, unit)).revision ?? 0
  return await world.ask('PUT', `${pathOf(table, unit)}/draft`, token, {
    requestId: nextRequest(), baseRevision: revision, editionHash: world.deps.editions.newest.hash, rows, order: rows.map(row => row.id), explanations: [], ...more,
  })
}

export async function send(world: World, token: string, rows: readonly Row[], more: Record<string, unknown> = {}, [table, unit] = ['teachers', 'mech']): Promise<Answer> {
  const revision = (await openedSheet(world, token, table, unit)).revision ?? 0
  return await world.ask('POST', `${pathOf(table, unit)}/submissions`, token, {
    requestId: nextRequest(), baseRevision: revision, editionHash: world.deps.editions.newest.hash, rows, explanations: [], confirmed: true, ...more,
  })
}

export async function sent(world: World, token: string, rows: readonly Row[], more: Record<string, unknown> = {}, place: [string, string] = ['teachers', 'mech']): Promise<SubmitAnswer> {
  const answer = await send(world, token, rows, more, place)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body as SubmitAnswer
}

const all = ['规范性', '完整性', '合理性', '真实性'] as const

export async function decide(world: World, token: string, submission: SubmitAnswer, more: Partial<DecideBody> = {}): Promise<Answer> {
  return await world.ask('POST', `/api/submissions/${submission.submission}/decisions`, token, {
    requestId: nextRequest(), approve: 'all', returns: [], confirmed: all, countTyped: null, password: null, hash: submission.hash, ...more,
  })
}

export async function approved(world: World, token: string, submission: SubmitAnswer, more: Partial<DecideBody> = {}): Promise<DecideAnswer> {
  const answer = await decide(world, token, submission, more)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body as DecideAnswer
}

export const returning = (rowIds: string[], field = 'days'): Partial<DecideBody> => ({ returns: [{ rowIds, reason: 'evidence', text: '请补证明材料', fields: [field] }] })

export async function queue(world: World, token: string): Promise<readonly QueueEntry[]> {
  return ((await world.ask('GET', '/api/queue', token)).body as Queue).pending
}

export async function review(world: World, token: string, submission: string): Promise<Review> {
  return (await world.ask('GET', `/api/submissions/${submission}`, token)).body as Review
}
