import { unitOf } from '../../rules/workflow/actor.ts'
import type { Regime } from '../../rules/regime.ts'
import type { Progress } from '../../rules/wire.ts'
import { hasRole, type Actor } from '../actor.ts'
import { regimeOf, type Deps } from '../deps.ts'
import { currentYear } from '../sheets/place.ts'
import { dueOf, sheetState } from '../sheets/state.ts'
import { readReviewers } from '../submissions/holders-store.ts'
import { assignedSheets, fillersOfAll, type AssignedSheet } from '../tasks/store.ts'
import { firstSubmissions } from './store.ts'

/** Units × tables: the whole college for the quality office and the administrator, the own tables for an owner office, the own unit for the rest. */
export async function readProgress(deps: Deps, actor: Actor): Promise<Progress> {
  const { cycle, edition } = await currentYear(deps, actor)
  const regime = regimeOf(deps, actor)
  const collegeId = actor.college.id
  const sheets = (await assignedSheets(deps.db, collegeId, cycle.id)).filter(each => edition.catalogue.tables.has(each.key.tableId) && maySee(actor, each))
  const fillers = await fillersOfAll(deps.db, collegeId, cycle.id)
  const reviewers = await readReviewers(deps.db, collegeId, regime)
  const first = await firstSubmissions(deps.db, collegeId, cycle.id)
  const now = deps.now().toISOString()
  const cells = sheets.map((each): Progress['cells'][number] => {
    const name = `${each.key.tableId}/${each.key.unitId}`
    const state = sheetState(regime, each.sheet)
    const due = dueOf(regime, each, each.sheet)
    const filler = fillers.get(name)?.map(one => one.name).join('、') ?? null
    return { table: each.key.tableId, unit: each.key.unitId, state, rows: each.sheet?.rowCount ?? 0, due, late: state.kind !== 'passed' && due < now, filler, waitsOn: waitsOn(regime, each, filler, reviewers) }
  })
  const submitted = sheets.flatMap(each => {
    const one = first.get(`${each.key.tableId}/${each.key.unitId}`)
    return one === undefined ? [] : [{ onTime: one.at <= each.due, firstPass: !one.returned }]
  })
  const shown = new Set(sheets.map(each => each.key.tableId))
  return {
    tables: [...edition.catalogue.tables.values()].filter(({ table }) => shown.has(table.id)).map(({ table }) => ({ id: table.id, number: table.number, name: table.name })),
    units: [...new Map(sheets.map(each => [each.unit.id, each.unit])).values()],
    cells,
    totals: {
      assigned: cells.length, passed: cells.filter(cell => cell.state.kind === 'passed').length, late: cells.filter(cell => cell.late).length,
      onTime: submitted.filter(each => each.onTime).length, firstPass: submitted.filter(each => each.firstPass).length,
    },
  }
}

function maySee(actor: Actor, each: AssignedSheet): boolean {
  if (hasRole(actor, 'quality', 'admin')) return true
  return actor.roles.some(held => held.unitId === each.key.unitId || (held.role === 'owner-reviewer' && held.unitId === each.ownerUnitId))
}

/** Whose turn it is, by name. */
function waitsOn(regime: Regime, each: AssignedSheet, filler: string | null, reviewers: Awaited<ReturnType<typeof readReviewers>>): string | null {
  if (each.sheet === null || each.sheet.state === 'filling' || each.sheet.state === 'returned') return filler
  const level = each.sheet.state === 'submitted' ? regime.levels[each.sheet.level] : undefined
  if (level === undefined) return null
  const unitId = unitOf(level, { unit: each.key.unitId, ownerUnit: each.ownerUnitId, fillers: [] })
  const names = (reviewers.get(level.role) ?? []).filter(holder => unitId === null || holder.unitId === unitId).map(holder => holder.name)
  return names.length === 0 ? level.name : [...new Set(names)].join('、')
}
