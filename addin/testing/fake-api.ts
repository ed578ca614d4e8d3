/** A server in memory behind the interface of the client: one person, tables at units, drafts with revisions, submissions. */
import { problemText } from '../../rules/problem.ts'
import type { Finding } from '../../rules/finding.ts'
import type { DecideBody, DraftBody, Me, Merged, MergePlan, Progress, Queue, References, Review, SheetAnswer, SheetRow, StatusEvent, SubmitBody, Task } from '../../rules/wire.ts'
import type { Api, Place } from '../api.ts'
import { ComesBack, Refused } from '../failure.ts'
import { sampleEdition } from './sample-edition.ts'

export interface FakeServer {
  readonly api: Api
  offline: boolean
  /** the next answers are lost on the way back, though the server did its part */
  losesAnswers: number
  expired: boolean
  me: Me
  tasks: readonly Task[]
  sheet: SheetAnswer
  references: References
  /** what a check finds beyond the pane */
  findings: (rowIds: readonly string[]) => readonly Finding[]
  refuseSubmission: { code: string; details: Record<string, unknown> } | null
  refuseDecision: { code: string; details: Record<string, unknown> } | null
  queue: Queue
  review: Review | null
  progress: Progress | null
  plan: MergePlan | null
  merged: Merged | null
  readonly drafts: DraftBody[]
  readonly checks: number[]
  readonly submissions: SubmitBody[]
  readonly decisions: DecideBody[]
  password: string
  onExpired: () => void
  /** news on the open line */
  tell: (event: StatusEvent) => void
}

export const refused = (code: string, details: Record<string, unknown> = {}, status = 409): Refused => new Refused(status, { code, text: problemText(code, details), details, requestId: 'req-0001' })

export function fakeServer(start: Pick<FakeServer, 'me' | 'tasks' | 'sheet'>): FakeServer {
  let submitted = 0
  const seen = new Map<string, unknown>()

  function gate(): void {
    if (server.offline) throw new ComesBack('offline')
    if (server.expired) { server.onExpired(); throw refused('session.expired', {}, 401) }
  }
  function once<T>(requestId: string, run: () => T): T {
    const answer = (seen.get(requestId) as T | undefined) ?? run()
    seen.set(requestId, answer)
    if (server.losesAnswers > 0) { server.losesAnswers -= 1; throw new ComesBack('timeout') }
    return answer
  }
  const need = <T>(value: T | null): T => { if (value === null) throw refused('request.unknown', {}, 404); return value }

  const api: Api = {
    colleges: async () => { if (server.offline) throw new ComesBack('offline'); return { colleges: [{ id: server.me.college.id, name: server.me.college.name }], needsSetup: false } },
    setUp: async () => undefined,
    signIn: async (body) => {
      if (server.offline) throw new ComesBack('offline')
      if (body.password !== server.password) throw refused('session.wrong-password', { left: 4 }, 401)
      server.expired = false
      return { token: 'token', expiresAt: '2026-09-29T00:00:00Z', me: server.me }
    },
    signOut: async () => undefined,
    me: async () => { gate(); return server.me },
    changePassword: async () => { gate() },
    edition: async () => sampleEdition,
    tasks: async () => { gate(); return server.tasks },
    sheet: async (_place: Place) => { gate(); return structuredClone(server.sheet) },
    references: async () => { gate(); return server.references },
    saveDraft: async (_place, body) => {
      gate()
      if (body.baseRevision !== server.sheet.revision) throw refused('sheet.stale', { who: '郑洁' })
      return once(body.requestId, () => {
        server.drafts.push(body)
        const rows = new Map<string, SheetRow>(server.sheet.rows.map((row) => [row.id, row]))
        for (const row of body.rows) rows.set(row.id, { id: row.id, cells: row.cells, state: rows.get(row.id)?.state ?? { kind: 'draft', level: 0 }, decisions: rows.get(row.id)?.decisions ?? [], version: null })
        server.sheet = { ...server.sheet, revision: server.sheet.revision + 1, rows: body.order.flatMap((id) => rows.get(id) ?? []), explanations: body.explanations }
        return { revision: server.sheet.revision, savedAt: '2026-09-22T14:32:00Z', rows: server.sheet.rows.length }
      })
    },
    check: async (_place, body) => {
      gate()
      server.checks.push(body.rows.length)
      return { sequence: body.sequence, findings: server.findings(body.rows.map((row) => row.id)).map(({ fix, ...finding }) => ({ ...finding, cells: [...finding.cells], params: { ...finding.params }, ...(fix === undefined ? {} : { fix: { sure: fix.sure, cells: [...fix.cells] } }) })), checkedAt: '2026-09-22T14:32:00Z' }
    },
    preview: async () => { gate(); return { rows: server.sheet.rows.length, added: 1, changed: 2, fewerThanLastYear: 0, next: [{ level: '部门审核', names: ['刘洋'], due: '2026-09-24' }] } },
    submit: async (_place, body) => {
      gate()
      if (server.refuseSubmission !== null) throw refused(server.refuseSubmission.code, server.refuseSubmission.details, 422)
      return once(body.requestId, () => {
        server.submissions.push(body)
        submitted += 1
        const number = `2026-0611-000${submitted}`
        server.sheet = { ...server.sheet, readOnly: '已提交，等部门审核', state: { ...server.sheet.state, kind: 'submitted', levelName: '部门审核' }, submission: { id: 's1', number, at: '2026-09-22T14:33:00Z', count: submitted, canWithdraw: true } }
        return { submission: 's1', number, at: '2026-09-22T14:33:00Z', hash: 'f'.repeat(64), rows: body.rows.length, changed: body.rows.length, next: [] }
      })
    },
    withdraw: async () => { gate(); server.sheet = { ...server.sheet, readOnly: null, submission: null, state: { ...server.sheet.state, kind: 'filling', levelName: null } } },
    queue: async () => { gate(); return server.queue },
    review: async () => { gate(); return need(server.review) },
    decide: async (_submission, body) => { gate(); if (server.refuseDecision !== null) throw refused(server.refuseDecision.code, server.refuseDecision.details); return once(body.requestId, () => { server.decisions.push(body); return { approved: body.approve === 'all' ? (server.review?.rows.length ?? 0) - body.returns.reduce((sum, one) => sum + one.rowIds.length, 0) : body.approve.length, returned: body.returns.reduce((sum, one) => sum + one.rowIds.length, 0), passedLevel: true, final: false, next: '学校复审' } }) },
    progress: async () => { gate(); return need(server.progress) },
    mergePlan: async () => { gate(); return need(server.plan) },
    merged: async () => { gate(); return need(server.merged) },
    mergedWorkbook: async (_wish, _signal, onBytes) => { gate(); onBytes(3); return { blob: new Blob(['x']), name: '合并.xlsx', hash: 'e'.repeat(64) } },
    health: async () => { gate(); return { ms: 28, clockOffMs: 0, version: '0.1.0' } },
    events: async (listener, _onLine, signal) => { server.tell = listener; await new Promise<void>((resolve) => { signal.addEventListener('abort', () => { resolve() }) }) },
  }

  const server: FakeServer = {
    api, offline: false, losesAnswers: 0, expired: false, references: { lists: [], asOf: '2026-09-22T06:02:00Z' }, findings: () => [], refuseSubmission: null, refuseDecision: null,
    queue: { pending: [], waiting: [], passed: 0 }, review: null, progress: null, plan: null, merged: null, drafts: [], checks: [], submissions: [], decisions: [], password: 'right-password', onExpired: () => undefined, tell: () => undefined,
    ...start,
  }
  return server
}
