import type { SheetModel } from '../model/sheet-model.ts'
import type { Actions } from './actions.ts'
import { element } from './dom.ts'
import type { FilterButton } from './filter-buttons.ts'
import { applyFilter, filterValues, sortByButton } from './sort-filter.ts'

// More are reached by searching; Excel itself stops at 10,000.
const SHOWN = 500

/** The menu under a filter arrow: sort, search, tick values. `done` takes it away. */
export function filterMenu(sheet: SheetModel, button: FilterButton, actions: Actions, done: () => void): HTMLElement {
  const { texts } = actions
  const values = filterValues(sheet, button)
  const kept = new Set(values.filter((v) => v.kept).map((v) => v.text))
  const list = element('div', { class: 'values', role: 'group' })
  const search = element('input', { type: 'search', placeholder: texts.filterSearch, 'aria-label': texts.filterSearch })
  const matching = (): string[] => values.map((v) => v.text).filter((text) => text.toLowerCase().includes(search.value.trim().toLowerCase()))
  const draw = (): void => list.replaceChildren(...rowsFor(matching(), kept, texts, draw))
  search.addEventListener('input', draw)
  const act = (label: string, body: () => void) => (): void => {
    done()
    actions.operate(label, body)
  }
  const apply = act(texts.filterApply, () => {
    const chosen = search.value.trim() === '' ? [...kept] : matching().filter((text) => kept.has(text))
    applyFilter(sheet, button, chosen.length === values.length ? null : chosen)
  })
  const tool = (label: string, onclick: () => void, kind = ''): HTMLElement => element('button', { type: 'button', class: kind, onclick }, label)
  const menu = element('div', { class: 'filter-menu', role: 'dialog', 'aria-label': texts.filterApply },
    element('div', { class: 'sorts' },
      tool(texts.sortAscending, act(texts.sortAscending, () => sortByButton(sheet, button, true))),
      tool(texts.sortDescending, act(texts.sortDescending, () => sortByButton(sheet, button, false)))),
    search, list,
    element('div', { class: 'buttons' }, tool(texts.filterApply, apply, 'primary'), tool(texts.cancel, done)))
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Escape') done()
    if (event.key === 'Enter' && event.target === search) apply()
  })
  draw()
  return menu
}

function rowsFor(shown: readonly string[], kept: Set<string>, texts: Actions['texts'], redraw: () => void): HTMLElement[] {
  if (shown.length === 0) return [element('div', {}, texts.filterNone)]
  const set = (wanted: readonly string[], on: boolean): void => {
    for (const text of wanted) if (on) kept.add(text)
    else kept.delete(text)
    redraw()
  }
  const line = (label: string, on: boolean, wanted: readonly string[]): HTMLElement =>
    element('label', {}, element('input', { type: 'checkbox', checked: on, onchange: () => set(wanted, !on) }), label)
  return [
    line(texts.filterAll, shown.every((text) => kept.has(text)), shown),
    ...shown.slice(0, SHOWN).map((text) => line(text === '' ? texts.filterBlank : text, kept.has(text), [text])),
  ]
}
