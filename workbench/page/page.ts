import { WorkbookModel } from '../model/workbook-model.ts'
import { element } from '../view/dom.ts'
import { ask } from '../view/message-box.ts'
import { textsFor, type Texts } from '../view/texts.ts'
import type { Grid } from '../view/univer.ts'
import { download, pickFile } from './files.ts'
import { createFormulaBar } from './formula-bar.ts'
import type { PageOptions } from './options.ts'
import { createPane } from './pane.ts'
import { createRibbon } from './ribbon.ts'
import { createSheetTabs } from './sheet-tabs.ts'
import { createStatusBar } from './status-bar.ts'
import { exposeForTests } from './test-hook.ts'
import { TaskPane } from './task-pane.ts'
import type { OpenBook } from './workbench.ts'

/** The whole page: frame first, so that there is something to see, then the grid's large chunk, then the task pane. */
export async function openPage(place: HTMLElement, options: PageOptions, paneUrl: string): Promise<void> {
  const texts = textsFor(options.language)
  document.documentElement.lang = options.language
  document.documentElement.dataset.theme = options.dark ? 'dark' : 'light'

  let open: OpenBook | null = null
  let book = new WorkbookModel({ name: texts.bookName })
  const wait = element('div', { class: 'wait' }, texts.loading)
  const host = element('div', { class: 'host' })
  const gridPlace = element('div', { class: 'grid' }, host, wait)
  const title = element('span', { class: 'name' })
  const pane = createPane(texts, { width: options.paneWidth, shown: options.paneShown, onResize: () => open?.view.focus() })
  const task = new TaskPane(pane, paneUrl, options, texts, (update) => ribbon.update(update))
  const back = (): void => open?.view.focus()
  const withOpen = (act: (one: OpenBook) => void) => (): void => {
    if (!open) return
    open.view.finishEditing()
    act(open)
    back()
  }
  const command = (name: string): void => {
    open?.view.finishEditing()
    void task.command(name)
  }
  const ribbon = createRibbon(texts, {
    showPane: () => void task.toggle(),
    checkTable: () => command('checkTable'),
    nextFinding: () => command('nextFinding'),
    openSubmit: () => command('openSubmit'),
    open: () => void openFile(),
    save: () => void saveFile(),
    create: () => void createBook(),
    undo: withOpen(({ actions }) => actions.undo()),
    redo: withOpen(({ actions }) => actions.redo()),
    sortAscending: withOpen(({ actions }) => actions.sort(true)),
    sortDescending: withOpen(({ actions }) => actions.sort(false)),
    insertRow: withOpen(({ actions }) => actions.insertRows()),
    deleteRow: withOpen(({ actions }) => actions.deleteRows()),
    clearFilter: withOpen(({ actions }) => actions.clearFilters()),
  })
  const formulaBar = createFormulaBar(texts, () => book, {
    goTo: (sheet, range) => book.user.select(sheet.id, range),
    type: (text) => {
      const { sheet, range } = book.selection
      if (open?.actions.mayEdit(sheet, range.row, range.column)) open.typing.enter(sheet, range.row, range.column, text)
    },
    complain: (text) => void open?.actions.say(text),
    leave: back,
  })
  const tabs = createSheetTabs(texts, () => {
    if (!open) throw new Error('no workbook is open')
    return open.actions
  }, { before: () => open?.view.finishEditing(), after: back })
  const status = createStatusBar(texts)
  place.append(
    element('header', { class: 'title-bar' }, title), ribbon.root,
    element('main', { class: 'book' }, formulaBar.root, gridPlace, tabs.root, status.root), pane.root)

  let frame = 0
  const refresh = (): void => {
    formulaBar.refresh(book)
    tabs.refresh(book)
    status.refresh(book)
    ribbon.setUndo(book.canUndo, book.canRedo)
  }
  const show = async (next: WorkbookModel): Promise<void> => {
    const { openInGrid } = await import('./workbench.ts')
    open?.close()
    book = next
    open = openInGrid(await grid(), gridPlace, book, texts)
    book.on(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(refresh)
    })
    title.textContent = `${book.name} · ${texts.paneTitle}`
    document.title = book.name
    wait.remove()
    refresh()
    await task.start(book)
  }
  let made: Promise<Grid> | null = null
  const grid = (): Promise<Grid> => (made ??= import('../view/univer.ts').then(async ({ createGrid }) => {
    const one = await createGrid(host, options)
    const { api } = one
    api.addEvent(api.Event.CommandExecuted, ({ id }) => {
      if (id === 'sheet.operation.set-cell-edit-visible') task.setEditing(one.isEditing())
    })
    return one
  }))

  const openBytes = async (bytes: Uint8Array, name: string): Promise<void> => {
    const { readWorkbook } = await import('../xlsx/read-workbook.ts')
    await show(await readWorkbook(bytes, name))
  }
  const saveBytes = async (): Promise<Uint8Array> => {
    open?.view.finishEditing()
    const { writeWorkbook } = await import('../xlsx/write-workbook.ts')
    return writeWorkbook(book)
  }
  const openFile = async (): Promise<void> => {
    const file = await pickFile()
    if (file && (await mayReplace(book, texts))) await complainOnFailure(async () => openBytes(await file.bytes(), file.name))
  }
  const saveFile = (): Promise<void> => complainOnFailure(async () => download(await saveBytes(), book.name))
  const createBook = async (): Promise<void> => {
    if (await mayReplace(book, texts)) await show(new WorkbookModel({ name: texts.bookName }))
  }
  const complainOnFailure = async (body: () => Promise<void>): Promise<void> => {
    try {
      await body()
    } catch (problem) {
      await ask(texts.alertTitle, problem instanceof Error ? problem.message : String(problem), [{ label: texts.close, value: '', primary: true }])
    }
  }

  exposeForTests({
    book: () => book, open: () => open, host: () => task.host, grid,
    openBytes: (bytes, name = texts.bookName) => openBytes(bytes, name), saveBytes, ribbon: (name) => task.command(name),
  })
  await show(book)
  if (options.file !== null) {
    const file = options.file
    await complainOnFailure(async () => openBytes(await fetchBytes(file), decodeURIComponent(file.split('/').at(-1) ?? texts.bookName)))
  }
}

async function fetchBytes(path: string): Promise<Uint8Array> {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

function mayReplace(book: WorkbookModel, texts: Texts): Promise<boolean> {
  if (!book.canUndo) return Promise.resolve(true)
  return ask(texts.alertTitle, texts.unsaved, [{ label: texts.goOn, value: 'yes', primary: true }, { label: texts.cancel, value: 'no' }]).then((answer) => answer === 'yes')
}
