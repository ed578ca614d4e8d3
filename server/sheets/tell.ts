import type { StatusEvent } from '../../rules/wire.ts'
import type { SheetKey } from '../db/schema.ts'
import type { Deps } from '../deps.ts'

/** After the commit: look-ups read the sheet again, and the panes of the college hear of it. */
export function tellSheet(deps: Deps, key: SheetKey, ...kinds: readonly StatusEvent['kind'][]): void {
  deps.known.forget(key)
  for (const kind of kinds) deps.bus.tell(key.collegeId, { kind, table: key.tableId, unit: key.unitId, at: deps.now().toISOString() })
}

/** A draft was saved: its own pane knows the revision already and need not read it back. */
export function tellDraft(deps: Deps, key: SheetKey, revision: number): void {
  deps.known.forget(key)
  deps.bus.tell(key.collegeId, { kind: 'sheet', table: key.tableId, unit: key.unitId, at: deps.now().toISOString(), revision })
}
