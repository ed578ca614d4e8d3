/** Submission: re-read, ask the server about the whole table, preview, confirm, send once. A repeated try carries the same request id. */
import { ComesBack, Refused } from '../../failure.ts'
import { dismiss, go, goTab, notify, patch, reached, report, type Context } from '../context.ts'
import { changeLadder, changeSheet, combined, countsOf } from './filling.ts'
import { explanationList } from './drafts.ts'
import { fromWire } from './findings.ts'
import { submittedCells, type Opened } from './open.ts'
import { isBlankRow, lostFields } from './rows.ts'
import type { OpenSheet } from '../state.ts'
import { findingSchema, type SheetAnswer } from '../../../rules/wire.ts'

/** What keeps the table from being submitted; the bar names them, each a link. */
export interface Blocked { readonly errors: number; readonly unexplained: number; readonly incomplete: number; readonly returned: number; readonly empty: boolean; readonly readOnly: boolean; readonly clash: boolean; /** fields whose column is gone, rows beyond what the table takes */ readonly lost: readonly string[]; readonly tooMany: number }

export function blockedBy(sheet: OpenSheet, returnedOpen: number): Blocked {
  const counts = countsOf(sheet)
  return { errors: counts.error, unexplained: counts.unexplained, incomplete: sheet.local.incomplete.length, returned: returnedOpen, empty: sheet.rows.length === 0, readOnly: sheet.answer.readOnly !== null, clash: sheet.clashes > 0, lost: lostFields(sheet.trouble), tooMany: sheet.trouble.reduce((sum, one) => (one.kind === 'too-many-rows' ? sum + one.rows - one.max : sum), 0) }
}
export const isBlocked = (blocked: Blocked): boolean => blocked.errors + blocked.unexplained + blocked.incomplete + blocked.returned + blocked.lost.length + blocked.tooMany > 0 || blocked.empty || blocked.readOnly || blocked.clash

/** Looks at everything once more and opens 提交确认; stays on 填报 with what was found when something blocks. */
export async function prepareSubmission(context: Context, opened: Opened, returnedOpen: () => number): Promise<void> {
  const again = (): void => { void prepareSubmission(context, opened, returnedOpen) }
  patch(context, { busy: true })
  try {
    await opened.loop.round(true)
    const sent = await opened.drafts.flush()
    const answered = await opened.checks.whole()
    const sheet = context.store.get().sheet
    if (sheet === null) return
    if (isBlocked(blockedBy(sheet, returnedOpen()))) return
    if (!sent || !answered) {
      if (context.store.get().connection !== 'connected') throw new ComesBack('offline')
      return
    }
    const preview = await context.api.preview(opened.filling.place)
    patch(context, { submitting: { requestId: context.newId(), preview, checkedAt: sheet.remoteAt ?? new Date(context.clock.now()).toISOString(), state: 'confirm' } })
    go(context, { at: 'submit' })
  } catch (error) {
    report(context, error, { key: 'fault.submit' }, again)
  } finally {
    patch(context, { busy: false })
  }
}

/** Sends the submission. A timeout leaves it `unsure`; trying again never submits twice. */
export async function sendSubmission(context: Context, opened: Opened): Promise<void> {
  const { submitting, sheet } = context.store.get()
  if (submitting === null || sheet === null || submitting.state === 'sending') return
  patch(context, { submitting: { ...submitting, state: 'sending' } })
  changeLadder(context, opened.filling, { accepted: 'busy' })
  const rows = sheet.rows.filter((row) => !isBlankRow(row)).map((row) => ({ id: row.id, cells: [...row.cells] }))
  try {
    const answer = await context.api.submit(opened.filling.place, { requestId: submitting.requestId, baseRevision: opened.filling.revision, editionHash: opened.filling.rulebook.hash, rows, explanations: explanationList(sheet.explanations), confirmed: true })
    reached(context)
    patch(context, { submitting: null, accepted: answer })
    await reload(context, opened)
    changeLadder(context, opened.filling, { accepted: 'done', number: answer.number, sent: 'done' })
    goTab(context, { at: 'fill' })
  } catch (error) {
    refused(context, opened, error)
  }
}

function refused(context: Context, opened: Opened, error: unknown): void {
  const { submitting } = context.store.get()
  changeLadder(context, opened.filling, { accepted: 'todo' })
  if (error instanceof ComesBack) {
    if (submitting !== null) patch(context, { submitting: { ...submitting, state: 'unsure' } })
    return
  }
  if (submitting !== null) patch(context, { submitting: { ...submitting, state: 'confirm' } })
  if (error instanceof Refused && !error.isFault) {
    if (error.isExpired) return
    const findings = findingsOf(error)
    changeSheet(context, opened.filling, (sheet) => {
      const own = new Set(sheet.local.findings.map((finding) => finding.key))
      const next = { ...sheet, remote: findings.length > 0 ? findings.filter((finding) => !own.has(finding.key)) : sheet.remote }
      return { remote: next.remote, findings: combined(next, new Set()) }
    })
    notify(context, { id: 'submit', intent: 'error', says: { text: error.body.text }, ...(error.body.code === 'edition.stale' || error.body.code === 'sheet.stale' ? { action: 'reload-sheet' as const } : {}) })
    goTab(context, { at: 'fill' })
    return
  }
  report(context, error, { key: 'fault.submit' }, () => { void sendSubmission(context, opened) })
}

function findingsOf(refused: Refused): OpenSheet['findings'] {
  const parsed = findingSchema.array().safeParse(refused.body.details['findings'])
  return parsed.success ? fromWire(parsed.data) : []
}

/** Takes a submission back before the first decision. */
export async function withdraw(context: Context, opened: Opened): Promise<void> {
  const submission = context.store.get().sheet?.answer.submission ?? null
  if (submission === null) return
  patch(context, { busy: true })
  try {
    await context.api.withdraw(submission.id)
    patch(context, { accepted: null })
    await reload(context, opened)
    changeLadder(context, opened.filling, { accepted: 'todo', number: null })
  } catch (error) {
    report(context, error, { key: 'fault.withdraw' }, () => { void withdraw(context, opened) })
  } finally {
    patch(context, { busy: false })
  }
}

/** After an act of one's own the server has what the sheet has. */
async function reload(context: Context, opened: Opened): Promise<void> {
  const answer = await context.api.sheet(opened.filling.place)
  opened.filling.revision = answer.revision
  opened.filling.base = answer.rows
  opened.filling.sent = new Map(answer.rows.map((row) => [row.id, row.cells]))
  await takeState(context, opened, answer)
}

/** Takes over state, decisions and read-only from the server; the rows in the sheet stay. */
export async function takeState(context: Context, opened: Opened, answer: SheetAnswer): Promise<void> {
  const { rows, lastYear, ...rest } = answer
  const submitted = await submittedCells(context, answer)
  changeSheet(context, opened.filling, () => ({ answer: rest, submitted, known: new Map(rows.map((row) => [row.id, row])), lastYear }))
  dismiss(context, 'submit')
  const sheet = context.store.get().sheet
  if (sheet !== null) await context.host.setReadOnly(sheet.listObject, answer.readOnly !== null)
  await opened.loop.repaint()
}
