import { isSingleCell } from '../model/rect.ts'
import { general } from '../model/number-format.ts'
import type { WorkbookModel } from '../model/workbook-model.ts'
import { element } from '../view/dom.ts'
import type { Texts } from '../view/texts.ts'

export interface StatusBar {
  readonly root: HTMLElement
  readonly refresh: (book: WorkbookModel) => void
}

/** 就绪 at the left; 平均值, 计数 and 求和 of the selection at the right, as Excel shows them. */
export function createStatusBar(texts: Texts): StatusBar {
  const sums = element('span', { class: 'sums' })
  const root = element('footer', { class: 'status' }, element('span', {}, texts.ready), sums)
  const show = (book: WorkbookModel): void => { sums.replaceChildren(...figures(book, texts).map((text) => element('span', {}, text))) }
  let waiting: ReturnType<typeof setTimeout> | undefined
  return {
    root,
    refresh: (book) => {
      clearTimeout(waiting)
      const { rows, columns } = book.selection.range
      if (rows * columns < manyCells) show(book)
      else waiting = setTimeout(() => { show(book) }, restMs)
    },
  }
}

/** Selections of so many cells are added up only once the workbook rests for so long, in ms: after a large paste it changes many times. */
const manyCells = 20_000
const restMs = 200

function figures(book: WorkbookModel, texts: Texts): string[] {
  const { sheet, range } = book.selection
  if (isSingleCell(range)) return []
  let count = 0
  let numbers = 0
  let total = 0
  sheet.grid.forEach(range, ({ value }, row) => {
    if (value === '' || sheet.isRowHidden(row)) return
    count += 1
    if (typeof value !== 'number') return
    numbers += 1
    total += value
  })
  if (count < 2) return []
  const shown = (n: number): string => general(Number(n.toPrecision(12)))
  return [
    ...(numbers > 0 ? [`${texts.average} ${shown(total / numbers)}`] : []),
    `${texts.count} ${count}`,
    ...(numbers > 0 ? [`${texts.total} ${shown(total)}`] : []),
  ]
}
