import { Refusal, invalid, missing } from './access.ts'
import type { Calculator, ChangedRange } from './calculator.ts'
import type { CellValue } from './cell.ts'
import type { EditKind, ModelEvent, ModelListener, Origin } from './events.ts'
import type { NamedRange } from './names.ts'
import { isSingleCell, rect, sameRect, type Rect } from './rect.ts'
import { SheetModel, type SheetSnapshot } from './sheet-model.ts'
import type { Shift } from './shift.ts'
import { renameSheetInFormulas } from './rename-sheet.ts'
import { freeSheetName, neighbourOf, refuseSheetName } from './sheet-names.ts'
import { UndoStack } from './undo-stack.ts'
import { UserActions } from './user-actions.ts'
import { OwnCalculator } from './own-calculator.ts'

export interface WorkbookOptions {
  readonly name?: string
  /** Today, for what typing "9-1" means and for TODAY(). Injected, so tests do not depend on the day. */
  readonly today?: () => Date
  readonly calculator?: Calculator
  /** Names of the first sheets; one "Sheet1" when left out. */
  readonly sheets?: readonly string[]
}

interface Running {
  readonly origin: Origin
  readonly label: string
  readonly before: Map<SheetModel, SheetSnapshot>
  readonly namesBefore: readonly NamedRange[]
  readonly changed: ChangedRange[]
  readonly events: (() => ModelEvent)[]
  moved: boolean
  /** Excel cannot undo it (protection, sheets): it forgets what came before, too. */
  final: boolean
}

/**
 * The workbook: the truth that both the grid and the add-in read and change. Every change happens inside `run`, which
 * calculates once, remembers how to undo what the user did, and then tells the listeners.
 */
export class WorkbookModel {
  readonly name: string
  readonly today: () => Date
  readonly calculator: Calculator
  readonly user: UserActions
  /** Custom XML parts: id → XML text. */
  readonly xmlParts = new Map<string, string>()
  /** Office.context.document.settings: key → JSON text. */
  readonly documentSettings = new Map<string, string>()
  /** workbook.settings: key → plain JSON value. */
  readonly settings = new Map<string, unknown>()
  /** Title, author… by the name Excel's DocumentProperties gives them. */
  readonly properties = new Map<string, unknown>()
  names: readonly NamedRange[] = []
  calculationMode: 'Automatic' | 'AutomaticExceptTables' | 'Manual' = 'Automatic'
  /** While true formulas wait (suspendApiCalculationUntilNextSync). */
  calculationSuspended = false

  #sheets: SheetModel[] = []
  #active: SheetModel
  #selections = new Map<string, Rect>()
  #listeners = new Set<ModelListener>()
  #followers = new Set<(sheet: SheetModel, shift: Shift) => void>()
  #running: Running | null = null
  #waiting: ChangedRange[] | 'all' = []
  readonly #steps: UndoStack
  #sequence = 0

  constructor(options: WorkbookOptions = {}) {
    this.name = options.name ?? 'Book1.xlsx'
    this.today = options.today ?? (() => new Date())
    this.calculator = options.calculator ?? new OwnCalculator()
    this.user = new UserActions(this)
    this.#steps = new UndoStack(this, (names) => { this.names = names })
    for (const name of options.sheets ?? ['Sheet1']) this.addSheet(name)
    const [first] = this.#sheets
    if (!first) throw invalid('工作簿至少要有一个工作表。')
    this.#active = first
  }

  on(listener: ModelListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A number used nowhere else in this workbook: ids of sheets, tables, rules. */
  nextNumber(): number {
    this.#sequence += 1
    return this.#sequence
  }

  // operations

  get origin(): Origin {
    return this.#running?.origin ?? 'api'
  }

  /**
   * Runs one operation; an operation inside another is part of it. Listeners hear of it when the outermost ends. What the
   * user started is undone as a whole, and taken back when it throws.
   */
  run<T>(body: () => T, origin: Origin = 'api', label = ''): T {
    if (this.#running) return body()
    const running: Running = {
      origin, label, before: new Map(), namesBefore: this.names, changed: [], events: [], moved: false, final: false,
    }
    this.#running = running
    let failed = true
    try {
      const result = body()
      failed = false
      return result
    } finally {
      if (failed && origin === 'user') this.#takeBack(running)
      else this.#finish(running)
    }
  }

  /** To be called before the cells or the state of a sheet change. */
  touch(sheet: SheetModel): void {
    const running = this.#running
    if (running?.origin === 'user' && !running.before.has(sheet)) running.before.set(sheet, sheet.snapshot())
  }

  /** Cells of `range` got other contents. */
  noteEdited(sheet: SheetModel, range: Rect, kind: EditKind, before?: CellValue): void {
    this.#running?.changed.push({ sheet, range })
    this.#dropMarks(sheet, range)
    const origin = this.origin
    const details = before !== undefined && isSingleCell(range)
    this.#queue(() => ({
      type: 'edited', sheetId: sheet.id, range, kind, origin,
      ...(details ? { before, after: sheet.value(range.row, range.column) } : {}),
    }))
  }

  /** Cells moved: all formulas are calculated anew, and what was to be undone before an add-in's move cannot be any more. */
  noteMoved(): void {
    if (!this.#running) return
    this.#running.moved = true
    for (const sheet of this.#sheets) sheet.marks.clear()
    this.#waiting = 'all'
    if (this.#running.origin === 'api') this.clearUndo()
  }

  /** The running operation cannot be undone, nor can what came before it. */
  noteFinal(): void {
    if (this.#running) this.#running.final = true
    this.clearUndo()
  }

  emit(event: ModelEvent): void {
    if (!this.#running) throw new Error('emit outside of an operation')
    this.#queue(() => event)
  }

  /** Tells at once, inside the operation, that cells moved: for whoever holds positions. */
  onShift(follower: (sheet: SheetModel, shift: Shift) => void): () => void {
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }

  noteShift(sheet: SheetModel, shift: Shift): void {
    for (const follower of this.#followers) follower(sheet, shift)
  }

  #queue(event: () => ModelEvent): void {
    this.#running?.events.push(event)
  }

  #takeBack(running: Running): void {
    for (const [sheet, snapshot] of running.before) sheet.restore(snapshot)
    this.names = running.namesBefore
    this.#running = null
  }

  #finish(running: Running): void {
    if (this.#waiting !== 'all') this.#waiting.push(...running.changed)
    const calculated = this.#calculatedEvents()
    const events = [...running.events.map((event) => event()), ...calculated]
    if (running.origin === 'user') this.#remember(running, events)
    this.#running = null
    for (const event of events) for (const listener of [...this.#listeners]) listener(event)
  }

  #remember(running: Running, events: readonly ModelEvent[]): void {
    const changes = [...running.before].map(([sheet, before]) => ({ sheet, before, after: sheet.snapshot() }))
    if (running.final) this.clearUndo()
    if (running.final || changes.length === 0) return
    const names = { before: running.namesBefore, after: this.names }
    this.#steps.remember({ label: running.label, changes, names, moved: running.moved, events })
  }

  // calculation

  /** Calculates what waits; `everything` also what does not (Excel's full calculation). */
  calculate(everything = false): void {
    this.run(() => {
      if (everything) this.#waiting = 'all'
      for (const event of this.#calculatedEvents(true)) this.emit(event)
    })
  }

  #calculatedEvents(force = false): ModelEvent[] {
    if (!force && (this.calculationSuspended || this.calculationMode === 'Manual')) return []
    const waiting = this.#waiting
    if (waiting !== 'all' && waiting.length === 0) return []
    this.#waiting = []
    const bySheet = new Map<string, { row: number; column: number }[]>()
    for (const { sheet, row, column } of this.calculator.recalculate(this, waiting)) {
      const cells = bySheet.get(sheet.id) ?? []
      cells.push({ row, column })
      this.#dropMarks(sheet, rect(row, column))
      bySheet.set(sheet.id, cells)
    }
    return [...bySheet].map(([sheetId, cells]) => ({ type: 'calculated', sheetId, cells }))
  }

  #dropMarks(sheet: SheetModel, range: Rect): void {
    sheet.marks.drop(range)
    for (const other of this.#sheets) if (other !== sheet && other.marks.readsElsewhere) other.marks.clear()
  }

  // undo

  get canUndo(): boolean {
    return this.#steps.canUndo
  }

  get canRedo(): boolean {
    return this.#steps.canRedo
  }

  clearUndo(): void {
    this.#steps.clear()
  }

  /** Takes the user's last operation back. False when there is none. */
  undo(): boolean {
    return this.#steps.undo()
  }

  redo(): boolean {
    return this.#steps.redo()
  }

  // sheets

  get sheets(): readonly SheetModel[] {
    return this.#sheets
  }

  sheetById(id: string): SheetModel | undefined {
    return this.#sheets.find((s) => s.id.toLowerCase() === id.toLowerCase())
  }

  sheetByName(name: string): SheetModel | undefined {
    return this.#sheets.find((s) => s.name.toLowerCase() === name.toLowerCase())
  }

  /** @throws Refusal ItemNotFound */
  sheet(id: string): SheetModel {
    const found = this.sheetById(id)
    if (!found) throw missing()
    return found
  }

  /** @throws Refusal ItemAlreadyExists, InvalidArgument (Excel's rules for names) */
  addSheet(name?: string, at = this.#sheets.length): SheetModel {
    const label = name ?? freeSheetName(this.#sheets)
    refuseSheetName(this.#sheets, label, null)
    return this.run(() => {
      const number = String(this.nextNumber()).padStart(8, '0')
      const sheet = new SheetModel(this, `{${number}-0001-0000-0000-000000000000}`, label)
      this.#sheets.splice(at, 0, sheet)
      this.noteFinal()
      this.emit({ type: 'sheetAdded', sheetId: sheet.id, origin: this.origin })
      return sheet
    })
  }

  renameSheet(sheet: SheetModel, name: string): void {
    if (name === sheet.name) return
    refuseSheetName(this.#sheets, name, sheet)
    this.run(() => {
      const before = sheet.name
      renameSheetInFormulas(this, before, name)
      sheet.name = name
      this.noteFinal()
      this.noteMoved()
      this.emit({ type: 'sheetRenamed', sheetId: sheet.id, before, after: name, origin: this.origin })
      this.emit({ type: 'names' })
    })
  }

  /** @throws Refusal InvalidOperation for the last visible sheet */
  deleteSheet(sheet: SheetModel): void {
    neighbourOf(this.#sheets, sheet)
    this.run(() => {
      if (this.#active === sheet) this.activate(neighbourOf(this.#sheets, sheet))
      this.#sheets = this.#sheets.filter((s) => s !== sheet)
      this.names = this.names.filter((n) => n.scopeId !== sheet.id)
      this.noteFinal()
      this.noteMoved()
      this.emit({ type: 'sheetDeleted', sheetId: sheet.id, origin: this.origin })
    })
  }

  moveSheet(sheet: SheetModel, position: number): void {
    const before = this.#sheets.indexOf(sheet)
    if (position < 0 || position >= this.#sheets.length) throw invalid()
    if (before === position) return
    this.run(() => {
      this.#sheets.splice(before, 1)
      this.#sheets.splice(position, 0, sheet)
      this.emit({ type: 'sheetMoved', sheetId: sheet.id, before, after: position, origin: this.origin })
    })
  }

  setVisibility(sheet: SheetModel, visibility: SheetModel['visibility']): void {
    const before = sheet.visibility
    if (before === visibility) return
    if (visibility !== 'Visible') neighbourOf(this.#sheets, sheet)
    this.run(() => {
      sheet.visibility = visibility
      if (visibility !== 'Visible' && this.#active === sheet) this.activate(neighbourOf(this.#sheets, sheet))
      this.emit({ type: 'visibility', sheetId: sheet.id, before, after: visibility, origin: this.origin })
    })
  }

  // selection

  get activeSheet(): SheetModel {
    return this.#active
  }

  /** The selection on the active sheet. */
  get selection(): { readonly sheet: SheetModel; readonly range: Rect } {
    return { sheet: this.#active, range: this.#selections.get(this.#active.id) ?? rect(0, 0) }
  }

  /** @throws Refusal InvalidOperation for a hidden sheet, as Excel does */
  activate(sheet: SheetModel): void {
    if (this.#active === sheet) return
    if (sheet.visibility !== 'Visible') throw new Refusal('InvalidOperation', '隐藏的工作表不能激活。')
    this.run(() => {
      const previous = this.#active
      this.#active = sheet
      this.emit({ type: 'activated', sheetId: sheet.id, previousId: previous.id })
    })
  }

  select(sheet: SheetModel, range: Rect): void {
    this.run(() => {
      this.activate(sheet)
      const old = this.#selections.get(sheet.id)
      if (old && sameRect(old, range)) return
      this.#selections.set(sheet.id, range)
      this.emit({ type: 'selection', sheetId: sheet.id, range })
    })
  }
}
