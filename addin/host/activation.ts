import type { HostState } from './host-state.ts'

/** Tells the Excel table of the sheet that came to the front, null when it has none. Also when a sheet is deleted and another takes its place. */
export function watchActivation(state: HostState, listener: (listObject: string | null) => void): () => void {
  let stopped = false
  const tell = async (worksheetId: string): Promise<void> => {
    const listObject = await state.calls.runBeside((context) => tableOn(context, worksheetId)).catch(() => null)
    if (!stopped) listener(listObject)
  }
  const removing = state.calls.runBeside(async (context) => {
    const result = context.workbook.worksheets.onActivated.add(async (event) => { await tell(event.worksheetId) })
    await context.sync()
    return async () => { result.remove(); await result.context.sync() }
  })
  // Events are only hints: without them the table is still read when it is opened, returned to and submitted.
  removing.catch(() => undefined)
  return () => {
    stopped = true
    void removing.then((remove) => remove()).catch(() => undefined)
  }
}

async function tableOn(context: Excel.RequestContext, worksheetId: string): Promise<string | null> {
  const { tables } = context.workbook.worksheets.getItem(worksheetId)
  tables.load('items/name')
  await context.sync()
  return tables.items[0]?.name ?? null
}
