/** What a person does in the open table besides typing: go to a finding, fix, explain, confirm, filter, undo. */
import type { Finding, Fix } from '../../../rules/finding.ts'
import { isMissing } from '../../../rules/judge/cell-findings.ts'
import type { CellChange, SheetTrouble } from '../../host/host.ts'
import { patch, type Context } from '../context.ts'
import type { Filter, OpenSheet } from '../state.ts'
import { changeSheet } from './filling.ts'
import { explanationKey, listed, step } from './findings.ts'
import type { Opened } from './open.ts'
import { returnedFields } from './marks.ts'

export async function goToFinding(context: Context, opened: Opened, finding: Finding): Promise<void> {
  const sheet = context.store.get().sheet
  if (sheet === null) return
  changeSheet(context, opened.filling, () => ({ current: finding.key }))
  const cell = finding.cells[0]
  if (cell !== undefined) await context.host.goTo(sheet.listObject, sheet.table, cell.rowId, cell.field)
}

export async function goToCell(context: Context, rowId: string, field: string): Promise<void> {
  const sheet = context.store.get().sheet
  if (sheet !== null) await context.host.goTo(sheet.listObject, sheet.table, rowId, field)
}

export async function stepFinding(context: Context, opened: Opened, by: 1 | -1): Promise<void> {
  const sheet = context.store.get().sheet
  const next = sheet === null ? null : step(listed(sheet.findings, sheet.filter === 'incomplete'), sheet.current, by)
  if (next !== null) await goToFinding(context, opened, next)
}

/** Writes corrections as one step; what stood there before can be put back by one 撤销. */
export async function applyFixes(context: Context, opened: Opened, fixes: readonly Fix[], what: string): Promise<void> {
  const sheet = context.store.get().sheet
  const changes = fixes.flatMap((fix) => fix.cells)
  if (sheet === null || changes.length === 0) return
  const before = await context.host.write(sheet.listObject, sheet.table, changes)
  changeSheet(context, opened.filling, () => ({ undo: { what, changes: before } }))
  await opened.loop.round()
}

export const writeCells = (context: Context, opened: Opened, changes: readonly CellChange[], what: string): Promise<void> =>
  applyFixes(context, opened, [{ cells: changes, sure: false }], what)

export async function undo(context: Context, opened: Opened): Promise<void> {
  const sheet = context.store.get().sheet
  if (sheet?.undo === undefined || sheet.undo === null) return
  await context.host.write(sheet.listObject, sheet.table, sheet.undo.changes)
  changeSheet(context, opened.filling, () => ({ undo: null }))
  await opened.loop.round()
}

/** Writes or withdraws (empty text) an explanation for each finding. */
export function explain(context: Context, opened: Opened, findings: readonly Finding[], text: string): void {
  changeSheet(context, opened.filling, (sheet) => {
    const explanations = new Map(sheet.explanations)
    for (const finding of findings) {
      const key = explanationKey(finding.rule, finding.rowId)
      if (text.trim() === '') explanations.delete(key)
      else explanations.set(key, text.trim())
    }
    return { explanations }
  })
  opened.drafts.changed()
}

/** Puts the sheet right. A column that was deleted comes back with what stood in it. */
export async function repair(context: Context, opened: Opened, trouble: SheetTrouble): Promise<void> {
  const sheet = context.store.get().sheet
  if (sheet === null) return
  const at = trouble.kind === 'column-missing' ? sheet.table.fields.findIndex((field) => field.id === trouble.field) : -1
  const stood = sheet.rows.flatMap((row): CellChange[] => { const cell = row.cells[at] ?? null; return cell === null ? [] : [{ rowId: row.id, field: sheet.table.fields[at]?.id ?? '', to: cell }] })
  if (await context.host.repair(sheet.listObject, sheet.table, trouble) && stood.length > 0) await context.host.write(sheet.listObject, sheet.table, stood)
  opened.filling.painted = []
  await opened.loop.round(true)
}

/** Rows carried over from last year that were looked at and are right. */
export async function confirmRows(context: Context, opened: Opened, rowIds: readonly string[]): Promise<void> {
  const gone = new Set(rowIds)
  changeSheet(context, opened.filling, (sheet) => ({ unconfirmed: new Set([...sheet.unconfirmed].filter((id) => !gone.has(id))) }))
  opened.drafts.changed()
  await opened.loop.repaint()
  const sheet = context.store.get().sheet
  if (sheet?.filter === 'unconfirmed') await filterRows(context, opened, 'unconfirmed')
}

/** Row ids a chip stands for. */
export function rowsOf(sheet: OpenSheet, filter: Filter): readonly string[] {
  if (filter === 'error') return [...new Set(sheet.findings.filter((finding) => finding.severity === 'error' && !isMissing(finding)).flatMap((finding) => (finding.rowId === null ? [] : [finding.rowId])))]
  if (filter === 'incomplete') return sheet.local.incomplete
  if (filter === 'unconfirmed') return [...sheet.unconfirmed]
  if (filter === 'changed') return [...sheet.changed.keys()]
  if (filter === 'returned') return returnedRows(sheet).map((row) => row.id)
  return sheet.rows.map((row) => row.id)
}

/** The chips drive the sheet's own filter. */
export async function filterRows(context: Context, opened: Opened, filter: Filter): Promise<void> {
  changeSheet(context, opened.filling, () => ({ filter }))
  const sheet = context.store.get().sheet
  if (sheet === null) return
  const rows = rowsOf(sheet, filter)
  await context.host.showOnly(sheet.listObject, filter === 'all' || rows.length === 0 ? null : rows)
  await opened.loop.repaint()
}

export interface ReturnedRow { readonly id: string; readonly fields: readonly string[]; readonly person: string; readonly levelName: string; readonly at: string; readonly reason: string | null; readonly text: string | null; readonly done: boolean; readonly before: readonly { readonly field: string; readonly was: unknown; readonly is: unknown }[] }

/** Returned rows with what the reviewer wants, and whether they were changed or explained since. */
export function returnedRows(sheet: OpenSheet): readonly ReturnedRow[] {
  const returned = [...sheet.known.values()].filter((row) => row.state.kind === 'returned')
  if (returned.length === 0) return []
  const now = new Map(sheet.rows.map((row) => [row.id, row.cells]))
  return returned.map((row): ReturnedRow => {
    const decision = row.decisions.findLast((one) => one.verdict === 'returned')
    const cells = now.get(row.id)
    const seen = sheet.submitted.get(row.id) ?? row.cells
    const before = cells === undefined ? [] : sheet.table.fields.flatMap((field, i) => (same(cells[i], seen[i]) ? [] : [{ field: field.id, was: seen[i] ?? null, is: cells[i] ?? null }]))
    return {
      id: row.id, fields: returnedFields(row), person: decision?.person ?? '', levelName: decision?.levelName ?? '', at: decision?.at ?? '', reason: decision?.reason ?? null, text: decision?.text ?? null,
      done: cells === undefined || before.length > 0 || sheet.explanations.has(explanationKey('returned', row.id)), before,
    }
  })
}
const same = (a: unknown, b: unknown): boolean => (a ?? '') === (b ?? '')

export function select(context: Context, selection: OpenSheet['selection']): void {
  context.store.set((state) => {
    if (state.sheet === null) return state
    const ours = selection?.listObject === state.sheet.listObject ? selection : null
    return { ...state, sheet: { ...state.sheet, selection: ours } }
  })
}

export const dropFault = (context: Context): void => { patch(context, { fault: null }) }
