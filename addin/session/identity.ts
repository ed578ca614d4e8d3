import type { Me, Task } from '../../rules/wire.ts'
import type { WorkbookIdentity } from '../host/host.ts'
import type { WrongBook } from './state.ts'

/** May this workbook be worked in by this person? `null` = yes (or it is a blank workbook and will be bound). */
export function wrongBook(identity: WorkbookIdentity | null, me: Me, tasks: readonly Task[]): WrongBook | null {
  if (identity === null) return null
  if (identity.college !== me.college.id) return { kind: 'other-college' }
  const first = identity.sheets.find((sheet) => sheet.purpose === 'fill') ?? null
  if (identity.cycle !== me.cycle.id) return { kind: 'other-year', cycle: identity.cycle, table: first?.table ?? null }
  if (first === null) return null
  const units = new Set([...me.roles.map((role) => role.unit.id), ...tasks.map((task) => task.unit.id)])
  const mine = identity.sheets.some((sheet) => sheet.purpose !== 'fill' || units.has(sheet.unit))
  return mine ? null : { kind: 'other-unit', unit: first.unit, table: first.table }
}
