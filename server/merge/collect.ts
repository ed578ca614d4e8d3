/** The rows of a merge: official cells, and beside each where it comes from. Read sheet by sheet, in official order. */
import type { Regime } from '../../rules/regime.ts'
import type { Cell } from '../../rules/value.ts'
import type { Cycle } from '../colleges/cycle.ts'
import type { Deps } from '../deps.ts'
import type { FrozenEdition } from '../editions/registry.ts'
import { maskerOf } from '../personal/mask.ts'
import { levelName } from '../sheets/open-sheet.ts'
import { sheetState } from '../sheets/state.ts'
import { draftRows } from '../sheets/store.ts'
import { inLevelOrder } from '../submissions/row-state.ts'
import { decisionsOf, versionRows, type NamedDecision } from '../submissions/store.ts'
import { assignedSheets, fillersOfAll, type AssignedSheet } from '../tasks/store.ts'
import type { MergedRow, MergedTable } from '../workbooks-port.ts'
import { countingSubmissions, personNames } from './store.ts'

export interface MergeWish { readonly tables: readonly string[] | null; readonly drafts: boolean; readonly mask: boolean }
export interface Collected { readonly tables: readonly MergedTable[]; /** ISO time of the newest change in it */ readonly asOf: string }

interface World { readonly deps: Deps; readonly collegeId: string; readonly regime: Regime; readonly numbers: Awaited<ReturnType<typeof countingSubmissions>>; readonly names: ReadonlyMap<string, string>; readonly fillers: Awaited<ReturnType<typeof fillersOfAll>> }

/** Rows of passed sheets; with `drafts` also those under review and those still typed, each marked. Personal data masked unless asked for. */
export async function collectRows(deps: Deps, collegeId: string, regime: Regime, cycle: Cycle, edition: FrozenEdition, wish: MergeWish): Promise<Collected> {
  const world: World = {
    deps, collegeId, regime, numbers: await countingSubmissions(deps.db, collegeId, cycle.id), names: await personNames(deps.db, collegeId), fillers: await fillersOfAll(deps.db, collegeId, cycle.id),
  }
  const sheets = (await assignedSheets(deps.db, collegeId, cycle.id)).filter(each => isWanted(each, wish))
  const tables: MergedTable[] = []
  for (const entry of edition.catalogue.tables.values()) {
    if (wish.tables !== null && !wish.tables.includes(entry.table.id)) continue
    const mask = wish.mask ? maskerOf(entry) : (cells: readonly Cell[]) => cells
    const rows: MergedRow[] = []
    for (const each of sheets.filter(sheet => sheet.key.tableId === entry.table.id)) {
      for (const row of await rowsOf(world, each)) rows.push({ cells: renumber(entry.index.get('seq'), mask(row.cells), rows.length), origin: row.origin })
    }
    tables.push({ table: entry.table, rows })
  }
  const newest = sheets.map(each => each.sheet?.changedAt ?? '').sort().at(-1)
  return { tables, asOf: newest ?? cycle.opensAt }
}

/** Each unit counts its own 序号 from 1; in the merged table it runs on. */
function renumber(at: number | undefined, cells: readonly Cell[], before: number): readonly Cell[] {
  return at === undefined ? cells : cells.map((cell, i) => i === at ? before + 1 : cell)
}

export function isWanted({ sheet }: AssignedSheet, wish: Pick<MergeWish, 'drafts'>): boolean {
  return sheet !== null && (sheet.state === 'passed' || (wish.drafts && sheet.rowCount > 0))
}

async function rowsOf(world: World, each: AssignedSheet): Promise<readonly MergedRow[]> {
  const { deps, collegeId } = world
  const submissionId = each.sheet?.submissionId ?? null
  const fillers = world.fillers.get(`${each.key.tableId}/${each.key.unitId}`)?.map(one => one.name).join('、') ?? ''
  if (submissionId === null || each.sheet?.state === 'returned') {
    const state = each.sheet?.state === 'returned' ? '退回，修改中' : '草稿'
    return (await draftRows(deps.db, each.key)).map(row => ({ cells: row.cells, origin: { unit: each.unit.name, filler: fillers, submission: '', approvals: '', rowId: row.id, state } }))
  }
  const decisions = await decisionsOf(deps.db, collegeId, submissionId)
  const ladder = sheetState(world.regime, each.sheet)
  const state = ladder.kind === 'passed' ? '学校通过' : `等${ladder.levelName ?? '审核'}`
  const number = world.numbers.get(submissionId)?.number ?? ''
  return (await versionRows(deps.db, collegeId, submissionId)).map(row => ({
    cells: row.cells,
    origin: { unit: each.unit.name, filler: world.names.get(row.fillerId) ?? '', submission: number, approvals: approvalsOf(world.regime, decisions.get(row.versionId) ?? []), rowId: row.id, state },
  }))
}

/** 部门审核 张强 2026-09-22；归口审查 刘洋 2026-09-24 */
function approvalsOf(regime: Regime, decisions: readonly NamedDecision[]): string {
  const words = { approved: '', skipped: '（填报人即审核人，依办法跳过）', returned: '（退回）' } as const
  return inLevelOrder(regime, decisions)
    .map(decision => `${levelName(regime, decision.levelId)} ${decision.personName} ${decision.at.slice(0, 10)}${words[decision.verdict]}`).join('；')
}
