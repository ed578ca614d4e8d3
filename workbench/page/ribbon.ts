import { element, icon } from '../view/dom.ts'
import type { Texts } from '../view/texts.ts'

const ICONS = {
  pane: 'M3 4h14v12H3zM12 4v12',
  check: 'M4 10l4 4 8-9',
  next: 'M10 3v11M5 9l5 5 5-5M4 17h12',
  submit: 'M10 16V5M5 9l5-5 5 5M4 17h12',
  open: 'M3 16V5h5l2 2h7v9z',
  save: 'M4 4h10l2 2v10H4zM7 4v4h6V4M7 16v-5h6v5',
  create: 'M6 3h6l3 3v11H6zM10.5 8v6M7.5 11h6',
  undo: 'M8 5L4 9l4 4M4 9h8a4 4 0 010 8H9',
  redo: 'M12 5l4 4-4 4M16 9H8a4 4 0 000 8h3',
  ascending: 'M5 4v12M2.5 13.5L5 16l2.5-2.5M11 6h3M11 10h5M11 14h7',
  descending: 'M5 4v12M2.5 13.5L5 16l2.5-2.5M11 6h7M11 10h5M11 14h3',
  insert: 'M3 5h14M3 15h14M10 7.5v5M7.5 10h5',
  remove: 'M3 5h14M3 15h14M7.5 10h5',
  filter: 'M3 4h14l-5.5 6v6l-3-1.5V10zM14 13l4 4M18 13l-4 4',
} as const

export interface RibbonActions {
  readonly showPane: () => void
  readonly checkTable: () => void
  readonly nextFinding: () => void
  readonly openSubmit: () => void
  readonly open: () => void
  readonly save: () => void
  readonly create: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly sortAscending: () => void
  readonly sortDescending: () => void
  readonly insertRow: () => void
  readonly deleteRow: () => void
  readonly clearFilter: () => void
}

export interface Ribbon {
  readonly root: HTMLElement
  readonly setUndo: (canUndo: boolean, canRedo: boolean) => void
  /** What Office.ribbon.requestUpdate sends: `{ tabs: [{ controls: [{ id, enabled }] }] }`; ids are the manifest's, "StatbookCheckTable" or "checkTable". */
  readonly update: (update: unknown) => void
}

/** One strip: the add-in's own group 状态数据 first, then what an official needs of Excel itself. */
export function createRibbon(texts: Texts, actions: RibbonActions): Ribbon {
  const tool = (name: keyof RibbonActions, path: keyof typeof ICONS, label: string): HTMLButtonElement =>
    element('button', { class: 'tool', type: 'button', 'data-command': name, onclick: () => actions[name]() }, icon(ICONS[path]), label)
  const group = (label: string, ...tools: HTMLElement[]): HTMLElement =>
    element('div', { class: 'group', role: 'group', 'aria-label': label },
      element('div', { class: 'tools' }, ...tools), element('div', { class: 'label', 'aria-hidden': 'true' }, label))
  const undo = tool('undo', 'undo', texts.undo)
  const redo = tool('redo', 'redo', texts.redo)
  const root = element('nav', { class: 'ribbon' },
    group(texts.groupData,
      tool('showPane', 'pane', texts.showPane), tool('checkTable', 'check', texts.checkTable),
      tool('nextFinding', 'next', texts.nextFinding), tool('openSubmit', 'submit', texts.openSubmit)),
    group(texts.groupFile, tool('open', 'open', texts.open), tool('save', 'save', texts.save), tool('create', 'create', texts.create)),
    group(texts.groupEdit, undo, redo),
    group(texts.groupRows, tool('insertRow', 'insert', texts.insertRow), tool('deleteRow', 'remove', texts.deleteRow)),
    group(texts.groupSort,
      tool('sortAscending', 'ascending', texts.sortAscending), tool('sortDescending', 'descending', texts.sortDescending),
      tool('clearFilter', 'filter', texts.clearFilter)))
  return {
    root,
    setUndo: (canUndo, canRedo) => {
      undo.disabled = !canUndo
      redo.disabled = !canRedo
    },
    update: (update) => {
      for (const { id, enabled } of controlsOf(update)) {
        const button = [...root.querySelectorAll<HTMLButtonElement>('[data-command]')].find((b) => id.toLowerCase().includes(b.dataset.command?.toLowerCase() ?? '\0'))
        if (button) button.disabled = !enabled
      }
    },
  }
}

interface Control { readonly id: string; readonly enabled: boolean }

/** Every { id, enabled } anywhere in the update: controls may lie in tabs or in groups of tabs. */
function controlsOf(update: unknown): Control[] {
  if (Array.isArray(update)) return update.flatMap(controlsOf)
  if (typeof update !== 'object' || update === null) return []
  const own = 'id' in update && typeof update.id === 'string' && 'enabled' in update && typeof update.enabled === 'boolean'
    ? [{ id: update.id, enabled: update.enabled }] : []
  return [...own, ...Object.values(update).flatMap(controlsOf)]
}
