/**
 * Notes at cells, shown when a cell is selected. Kept as input prompts: Excel's own notes need ExcelApi 1.18, comments carry an
 * author and ask for an answer.
 */
import { rowIdOf } from '../../rules/layout/marks-text.ts'
import type { Table } from '../../rules/table.ts'
import { bodyRange, boundTable } from './bound-table.ts'
import { findColumns } from './columns.ts'
import type { HostState } from './host-state.ts'
import type { CellNote } from './host.ts'
import { onOpenSheet } from './protection.ts'

/** Each note is a rule of its own in the file; the pane lists the rest. */
const mostNotes = 500
const notesAtOnce = 200
/** Excel's limits of a prompt's title and text. */
const titleLimit = 32
const textLimit = 255

export async function writeNotes(state: HostState, listObject: string, table: Table, notes: readonly CellNote[]): Promise<'written' | 'protected'> {
  if (notes.length === 0) return 'written'
  return state.calls.run(async (context) => {
    const bound = await boundTable(context, listObject, table)
    const ids = bodyRange(bound, 0, bound.idAt, bound.rowCount, 1)
    ids.load('values')
    await context.sync()
    const positions = new Map((ids.values as unknown[][]).map((row, position) => [rowIdOf(row[0]), position]))
    const { at } = findColumns(bound.headers, table)
    const places = notes.slice(0, mostNotes).flatMap((note) => {
      const [row, place] = [positions.get(note.rowId), at[table.fields.findIndex(({ id }) => id === note.field)]]
      return row === undefined || place === undefined || place === null ? [] : [{ row, place, note }]
    })
    const done = await onOpenSheet(context, bound, async () => {
      for (let start = 0; start < places.length; start += notesAtOnce) {
        for (const { row, place, note } of places.slice(start, start + notesAtOnce)) {
          bodyRange(bound, row, place, 1, 1).dataValidation.prompt = { showPrompt: true, title: note.title.slice(0, titleLimit), message: note.text.slice(0, textLimit) }
        }
        await context.sync()
      }
    })
    return done === 'done' ? 'written' : 'protected'
  })
}
