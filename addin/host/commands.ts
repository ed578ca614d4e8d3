/** Ribbon buttons and shortcuts, answered in the pane. */
import { commandNames, type Command } from './command-names.ts'

/** Excel forgets nobody: associate once for the life of the page, listeners come and go. */
export interface Commands { readonly on: (listener: (command: Command) => void) => () => void }

export function ribbonCommands(): Commands {
  const listeners = new Set<(command: Command) => void>()
  for (const name of commandNames) {
    Office.actions.associate(name, (event?: Office.AddinCommands.Event) => {
      for (const listener of listeners) listener(name)
      // Excel greys the button until it hears this; what follows in the pane may take its time.
      event?.completed()
      void showPane()
    })
  }
  return { on: (listener) => { listeners.add(listener); return () => listeners.delete(listener) } }
}

/** Every command answers in the pane, so the pane must be seen. Only a shared runtime can show itself. */
async function showPane(): Promise<void> {
  if (!Office.context.requirements.isSetSupported('SharedRuntime', '1.1')) return
  await Office.addin.showAsTaskpane().catch(() => undefined)
}
