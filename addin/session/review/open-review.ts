/** A submission as a reviewer looks at it: laid out read-only in its own sheet, differences, ticks, what was drawn. Nothing here can change a value. */
import { listObjectName } from '../../../rules/layout/names.ts'
import type { CellNote, HostRow } from '../../host/host.ts'
import { go, patch, reached, report, type Context } from '../context.ts'
import { fromWire } from '../fill/findings.ts'
import { paint } from '../fill/marks.ts'
import { periodOf } from '../fill/filling.ts'
import type { OpenReview, ReturnDraft } from '../state.ts'

const reviewListObject = (open: OpenReview): string => listObjectName({ purpose: 'review', number: open.table.number, unit: open.review.unit.id, submission: open.review.submission })

export function changeReview(context: Context, change: (open: OpenReview) => Partial<OpenReview>): void {
  context.store.set((state) => (state.open === null ? state : { ...state, open: { ...state.open, ...change(state.open) } }))
}

/** Opens a submission; the pane shows it at once, the sheet follows. */
export async function openReview(context: Context, submission: string): Promise<void> {
  const me = context.store.get().me
  if (me === null) return
  patch(context, { busy: true })
  try {
    const review = await context.api.review(submission)
    reached(context)
    const rulebook = await context.rulebook(review.editionHash)
    const table = rulebook.table(review.table)
    if (table === null) throw new Error(`table ${review.table} is not in edition ${rulebook.id}`)
    const view = review.count > 1 && review.sinceLastSubmission.length > 0 ? 'last-submission' : review.explanations.length > 0 ? 'warnings' : 'last-year'
    patch(context, { open: { review, table, rulebook, picked: new Set(), returns: [], view, sample: [], current: null, layOut: 'going', firstRow: 0, filtered: false } })
    go(context, { at: 'submission' })
    await layOutReview(context)
  } catch (error) {
    report(context, error, { key: 'fault.review' }, () => { void openReview(context, submission) })
  } finally {
    patch(context, { busy: false })
  }
}

/** Somebody else was faster, or the filler took it back: what is there now, in the same place. Ticks and returns of rows that wait no more are dropped. */
export async function refreshReview(context: Context): Promise<void> {
  const before = context.store.get().open
  if (before === null) return
  const review = await context.api.review(before.review.submission)
  const waits = new Set(review.rows.filter((row) => row.pending).map((row) => row.id))
  changeReview(context, (open) => (open.review.submission !== review.submission ? {} : {
    review, picked: new Set([...open.picked].filter((id) => waits.has(id))),
    returns: open.returns.map((one) => ({ ...one, rowIds: one.rowIds.filter((id) => waits.has(id)) })).filter((one) => one.rowIds.length > 0),
  }))
}

/** The sheet of the very version that was submitted. A foreign workbook is left alone: the review works in the pane alone. */
async function layOutReview(context: Context): Promise<void> {
  const { open, me } = context.store.get()
  if (open === null || me === null) return
  const identity = await context.host.identity()
  if (identity !== null && (identity.college !== me.college.id || identity.cycle !== me.cycle.id)) { changeReview(context, () => ({ layOut: 'failed' })); return }
  const rulebook = await context.rulebook(open.review.editionHash)
  const listObject = reviewListObject(open)
  try {
    if (identity === null) await context.host.writeIdentity({ college: me.college.id, cycle: me.cycle.id, editionHash: open.review.editionHash })
    if (!(identity?.sheets.some((sheet) => sheet.listObject === listObject) === true && await context.host.activate(listObject))) {
      const rows = [...open.review.rows].sort((a, b) => a.position - b.position).map((row): HostRow => ({ id: row.id, cells: row.cells }))
      const order = rulebook.layOut({
        identity: { listObject, table: open.table.id, unit: open.review.unit.id, purpose: 'review', submission: open.review.submission }, table: open.table, rows, readOnly: true,
        unit: open.review.unit.name, college: me.college.name, period: periodOf(me),
      })
      await context.host.layOut({ ...order, sheetName: `${open.table.number} 第${open.review.count}次` })
      await context.host.note(listObject, open.table, lastYearNotes(open))
      await context.host.activate(listObject)
    }
    const read = await context.host.read(listObject, open.table)
    patch(context, { identity: await context.host.identity() })
    changeReview(context, () => ({ layOut: 'done', firstRow: read.firstRow }))
    await paintReview(context)
  } catch (error) {
    changeReview(context, () => ({ layOut: 'failed' }))
    report(context, error, { key: 'fault.read' }, () => { void layOutReview(context) })
  }
}

/** What stood there last year, told in the sheet when the cell is selected. The sheet speaks Chinese whatever the pane speaks. */
function lastYearNotes(open: OpenReview): readonly CellNote[] {
  return open.review.sinceLastYear.flatMap(({ kind, rowId, field, before }): CellNote[] =>
    kind === 'changed' && field !== null ? [{ rowId, field, title: '上年', text: before === null || before === '' ? '空' : String(before) }] : [])
}

/** Reviewers always see what differs from last year. */
async function paintReview(context: Context): Promise<void> {
  const open = context.store.get().open
  if (open === null) return
  const changed = new Map<string, string[]>()
  for (const difference of open.review.sinceLastYear) {
    if (difference.kind === 'removed') continue
    const fields = difference.field === null ? open.table.fields.map((field) => field.id) : [difference.field]
    changed.set(difference.rowId, [...(changed.get(difference.rowId) ?? []), ...fields])
  }
  await context.host.mark(reviewListObject(open), open.table, paint({
    rowIds: open.review.rows.map((row) => row.id), findings: fromWire(open.review.findings), known: new Map(), unconfirmed: new Set(), changed,
    fields: open.table.fields.map((field) => field.id), readOnly: true,
  }))
}

export async function showRow(context: Context, rowId: string, field: string | null): Promise<void> {
  const open = context.store.get().open
  if (open === null) return
  changeReview(context, () => ({ current: `${rowId}:${field ?? ''}` }))
  const target = field ?? open.table.fields[0]?.id
  if (open.layOut === 'done' && target !== undefined) await context.host.goTo(reviewListObject(open), open.table, rowId, target)
}

export function tick(context: Context, rowIds: readonly string[], on: boolean): void {
  changeReview(context, (open) => {
    const picked = new Set(open.picked)
    for (const id of rowIds) if (on) picked.add(id); else picked.delete(id)
    return { picked }
  })
}

/** Rows that wait at this level, without those ticked and those returned here. */
export const toApprove = (open: OpenReview): readonly string[] => {
  const aside = new Set([...open.picked, ...open.returns.flatMap((one) => one.rowIds)])
  return open.review.rows.filter((row) => row.pending && !aside.has(row.id)).map((row) => row.id)
}
export const pendingRows = (open: OpenReview): readonly string[] => open.review.rows.filter((row) => row.pending).map((row) => row.id)

/** Adds a return; rows already returned with other words are taken out of the older one. */
export function addReturn(context: Context, added: readonly ReturnDraft[]): void {
  changeReview(context, (open) => {
    const rows = new Set(added.flatMap((one) => one.rowIds))
    const rest = open.returns.map((one) => ({ ...one, rowIds: one.rowIds.filter((id) => !rows.has(id)) })).filter((one) => one.rowIds.length > 0)
    return { returns: [...rest, ...added], picked: new Set() }
  })
}
export const dropReturns = (context: Context): void => { changeReview(context, () => ({ returns: [] })) }

/** Draws `n` pending rows at random; rows with a warning come first, because they are looked at anyway. */
export function drawSample(context: Context, n: number): void {
  changeReview(context, (open) => {
    const outliers = new Set(open.review.findings.flatMap((finding) => (finding.rowId === null ? [] : [finding.rowId])))
    const pool = pendingRows(open).map((id) => ({ id, order: (outliers.has(id) ? 0 : 1) + context.random() })).sort((a, b) => a.order - b.order)
    return { sample: pool.slice(0, n).map((one) => one.id), view: 'sample' }
  })
}

/** Fields a return names when the reviewer ticked rows only: those that were shown as changed or warned about, else the first of the table. */
export function fieldsOf(open: OpenReview, rowId: string): readonly string[] {
  const fields = new Set([
    ...open.review.findings.filter((finding) => finding.rowId === rowId).flatMap((finding) => finding.cells.map((cell) => cell.field)),
    ...open.review.sinceLastSubmission.filter((one) => one.rowId === rowId && one.field !== null).map((one) => one.field ?? ''),
    ...(open.current?.startsWith(`${rowId}:`) === true ? [open.current.slice(rowId.length + 1)] : []),
  ].filter((field) => field !== ''))
  if (fields.size > 0) return [...fields]
  const year = open.review.sinceLastYear.filter((one) => one.rowId === rowId && one.field !== null).map((one) => one.field ?? '')
  return year.length > 0 ? [...new Set(year)] : open.table.fields.slice(0, 1).map((field) => field.id)
}
export { reviewListObject }
