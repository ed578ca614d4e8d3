import type { CellGrid, GridSnapshot } from './cell-grid.ts'
import { EMPTY_STATE, type SheetState } from './sheet-state.ts'
import type { ModelEvent } from './events.ts'
import type { NamedRange } from './names.ts'
import type { SheetModel, SheetSnapshot } from './sheet-model.ts'

export interface SheetChange {
  readonly sheet: SheetModel
  readonly before: SheetSnapshot
  readonly after: SheetSnapshot
}

/** One operation of the user, with all that is needed to take it back or do it again. */
export interface UndoStep {
  readonly label: string
  readonly changes: readonly SheetChange[]
  readonly names: { readonly before: readonly NamedRange[]; readonly after: readonly NamedRange[] }
  /** True when cells moved: then whole sheets are restored, and not only the cells that differ. */
  readonly moved: boolean
  readonly events: readonly ModelEvent[]
}

/**
 * Takes a sheet from `from` to `to`. When nothing moved, only cells and state that differ between the two are set, so that
 * what an add-in wrote elsewhere in the meantime stays.
 */
export function applyStep(sheet: SheetModel, from: SheetSnapshot, to: SheetSnapshot, moved: boolean): void {
  if (moved) {
    sheet.restore(to)
    return
  }
  setDifferingCells(sheet.grid, from.grid, to.grid)
  const part = differingState(from.state, to.state)
  if (part) sheet.patch(part)
}

function setDifferingCells(grid: CellGrid, from: GridSnapshot, to: GridSnapshot): void {
  const rows = Math.max(from.rows.length, to.rows.length)
  for (let r = 0; r < rows; r += 1) {
    const a = from.rows[r]
    const b = to.rows[r]
    if (a === b) continue
    const columns = Math.max(a?.cells.length ?? 0, b?.cells.length ?? 0)
    for (let c = 0; c < columns; c += 1) {
      if (a?.cells[c] !== b?.cells[c]) grid.set(r, c, b?.cells[c])
    }
  }
}

function differingState(from: SheetState, to: SheetState): Partial<SheetState> | null {
  if (from === to) return null
  const keys = Object.keys(EMPTY_STATE).filter((key): key is keyof SheetState => key in to)
  const differing = keys.filter((key) => from[key] !== to[key]).map((key) => [key, to[key]] as const)
  const part: Partial<SheetState> = Object.fromEntries(differing)
  return part
}
