import type { EditKind, ModelEvent } from './events.ts'
import type { NamedRange } from './names.ts'
import { isSingleCell } from './rect.ts'
import { applyStep, type UndoStep } from './undo.ts'
import type { WorkbookModel } from './workbook-model.ts'

const MOST_STEPS = 100

const OPPOSITE: Readonly<Record<EditKind, EditKind>> = {
  RangeEdited: 'RangeEdited',
  RowInserted: 'RowDeleted',
  RowDeleted: 'RowInserted',
  ColumnInserted: 'ColumnDeleted',
  ColumnDeleted: 'ColumnInserted',
  CellInserted: 'CellDeleted',
  CellDeleted: 'CellInserted',
}

/** The user's operations that can be taken back, and those that can be done again. */
export class UndoStack {
  readonly #book: WorkbookModel
  readonly #setNames: (names: readonly NamedRange[]) => void
  #undo: UndoStep[] = []
  #redo: UndoStep[] = []

  constructor(book: WorkbookModel, setNames: (names: readonly NamedRange[]) => void) {
    this.#book = book
    this.#setNames = setNames
  }

  get canUndo(): boolean {
    return this.#undo.length > 0
  }

  get canRedo(): boolean {
    return this.#redo.length > 0
  }

  clear(): void {
    this.#undo = []
    this.#redo = []
  }

  remember(step: UndoStep): void {
    this.#undo.push(step)
    if (this.#undo.length > MOST_STEPS) this.#undo.shift()
    this.#redo = []
  }

  undo(): boolean {
    const step = this.#undo.pop()
    if (!step) return false
    this.#apply(step, 'before')
    this.#redo.push(step)
    return true
  }

  redo(): boolean {
    const step = this.#redo.pop()
    if (!step) return false
    this.#apply(step, 'after')
    this.#undo.push(step)
    return true
  }

  #apply(step: UndoStep, side: 'before' | 'after'): void {
    this.#book.run(() => {
      for (const change of step.changes) {
        const [from, to] = side === 'before' ? [change.after, change.before] : [change.before, change.after]
        applyStep(change.sheet, from, to, step.moved)
      }
      this.#setNames(step.names[side])
      if (step.moved) this.#book.noteMoved()
      for (const event of step.events) this.#repeat(event, side)
      for (const { sheet } of step.changes) this.#book.emit({ type: 'restored', sheetId: sheet.id })
    }, 'undo')
  }

  /** Tells the step's events again; insertions taken back are deletions. */
  #repeat(event: ModelEvent, side: 'before' | 'after'): void {
    const book = this.#book
    if (event.type === 'edited') {
      const sheet = book.sheetById(event.sheetId)
      const before = isSingleCell(event.range) ? (side === 'before' ? event.after : event.before) : undefined
      if (sheet) book.noteEdited(sheet, event.range, side === 'before' ? OPPOSITE[event.kind] : event.kind, before)
    } else if ('origin' in event) book.emit({ ...event, origin: 'undo' })
    else if (event.type !== 'calculated' && event.type !== 'restored') book.emit(event)
  }
}
