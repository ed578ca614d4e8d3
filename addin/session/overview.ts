/** Progress of the college and the merged workbook. */
import { listObjectName } from '../../rules/layout/names.ts'
import type { MergeWish } from '../api.ts'
import { dismiss, notify, patch, reached, report, type Context } from './context.ts'
import { periodOf } from './fill/filling.ts'

export async function loadProgress(context: Context): Promise<void> {
  context.store.set((state) => ({ ...state, progress: { ...state.progress, since: context.clock.now() } }))
  try {
    const value = await context.api.progress()
    reached(context)
    patch(context, { progress: { value, at: context.clock.now(), since: null, told: null } })
  } catch (error) {
    context.store.set((state) => ({ ...state, progress: { ...state.progress, since: null } }))
    report(context, error, { key: 'fault.progress' }, () => { void loadProgress(context) })
  }
}

export async function loadPlan(context: Context): Promise<void> {
  context.store.set((state) => ({ ...state, plan: { ...state.plan, since: context.clock.now() } }))
  try {
    const value = await context.api.mergePlan()
    reached(context)
    patch(context, { plan: { value, at: context.clock.now(), since: null, told: null } })
  } catch (error) {
    context.store.set((state) => ({ ...state, plan: { ...state.plan, since: null } }))
    report(context, error, { key: 'fault.merge' }, () => { void loadPlan(context) })
  }
}

/** More cells than this do not go into the open workbook. */
export const openWorkbookCells = 200_000

const running = new WeakMap<Context, AbortController>()
export function stopMerge(context: Context): void { running.get(context)?.abort() }

/** Downloads the workbook, or lays the merged tables out in the open one. */
export async function merge(context: Context, kind: 'download' | 'open', wish: MergeWish): Promise<void> {
  const stop = new AbortController()
  running.set(context, stop)
  dismiss(context, 'merge')
  patch(context, { mergeRun: { kind, startedAt: context.clock.now(), done: 0, total: 0 }, mergeDone: null })
  try {
    const hash = kind === 'download' ? await download(context, wish, stop.signal) : await openHere(context, wish, stop.signal)
    patch(context, { mergeDone: { kind, hash, at: context.clock.now() } })
  } catch (error) {
    if (stop.signal.aborted) notify(context, { id: 'merge', intent: 'info', says: { key: 'merge.stopped' } })
    else report(context, error, { key: 'fault.merge' }, () => { void merge(context, kind, wish) })
  } finally {
    patch(context, { mergeRun: null })
  }
}

async function download(context: Context, wish: MergeWish, signal: AbortSignal): Promise<string> {
  const file = await context.api.mergedWorkbook(wish, signal, (bytes) => { context.store.set((state) => (state.mergeRun === null ? state : { ...state, mergeRun: { ...state.mergeRun, done: bytes } })) })
  context.saveFile(file.blob, file.name)
  return file.hash ?? ''
}

async function openHere(context: Context, wish: MergeWish, signal: AbortSignal): Promise<string> {
  const me = context.store.get().me
  if (me === null) return ''
  const merged = await context.api.merged(wish, signal)
  const rulebook = await context.rulebook(me.cycle.editionHash)
  if (await context.host.identity() === null) await context.host.writeIdentity({ college: me.college.id, cycle: me.cycle.id, editionHash: me.cycle.editionHash })
  for (const [i, { table: id, rows }] of merged.tables.entries()) {
    const table = rulebook.table(id)
    if (table === null || signal.aborted) continue
    patch(context, { mergeRun: { kind: 'open', startedAt: context.clock.now(), done: i, total: merged.tables.length } })
    const order = rulebook.layOut({
      identity: { listObject: listObjectName({ purpose: 'merge', number: table.number, unit: 'all' }), table: id, unit: 'all', purpose: 'merge' }, table, readOnly: true, period: periodOf(me),
      rows: rows.map((row) => ({ id: row.origin.rowId, cells: row.cells })), unit: '全校', college: me.college.name,
    })
    const origin = (header: string, of: (row: (typeof rows)[number]['origin']) => string): { header: string; values: string[] } => ({ header, values: rows.map((row) => of(row.origin)) })
    await context.host.layOut({
      ...order, sheetName: `合并 ${table.number}`, signal,
      extraColumns: [origin('来源部门', (one) => one.unit), origin('填报人', (one) => one.filler), origin('提交编号', (one) => one.submission), origin('审核', (one) => one.approvals), origin('状态', (one) => one.state)],
    })
  }
  if (signal.aborted) throw new Error('stopped')
  const first = merged.tables.map(({ table }) => rulebook.table(table)).find((table) => table !== null)
  if (first) await context.host.activate(listObjectName({ purpose: 'merge', number: first.number, unit: 'all' }))
  patch(context, { identity: await context.host.identity() })
  return merged.hash
}
