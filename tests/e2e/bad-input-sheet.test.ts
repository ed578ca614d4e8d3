/** What happens to the sheet around the cells: merged cells, hidden rows, columns deleted, renamed and moved, the sheet renamed and deleted, too many rows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from 'playwright-core'
import { allSent, heldBy, openTeachers, pasteAt, tokenAt, typeAt, until, valueAt } from './at-desk.ts'
import { openStage, type Desk, type Stage } from './stage.ts'
import { firstPasteColumn, sheetColumn, teacherTsv } from './teacher-rows.ts'

let stage: Stage
let desk: Desk
let pane: Frame
let token: string
let before: unknown[][]
beforeAll(async () => {
  stage = await openStage()
  desk = await stage.desk()
  pane = await openTeachers(desk, 'jzu', '11401')
  token = await tokenAt(stage, 'jzu', '11401')
  await pasteAt(desk, `${firstPasteColumn}5`, teacherTsv('jzu', 'ysx').tsv)
  await errors(0)
  await allSent(pane)
  before = await cells()
})
afterAll(async () => { await stage?.close() })

const errors = (n: number): Promise<void> => pane.getByText(`${n} 处错误`, { exact: false }).first().waitFor()
const gone = (text: string | RegExp): Promise<void> => pane.getByText(text).first().waitFor({ state: 'detached' })
const held = async () => (await heldBy(stage, token, 'ysx')).rows.map((row) => row.cells)
const cells = (): Promise<unknown[][]> => desk.page.evaluate(() => window.workbench?.read('C5:AB34') ?? [])
const blocked = async (): Promise<boolean> => await pane.getByRole('button', { name: /^提交 [\d,]+ 行/ }).getAttribute('aria-disabled') === 'true'
const column = (field: string): number => { const letters = sheetColumn(field); return letters.length === 1 ? letters.charCodeAt(0) - 65 : 26 + letters.charCodeAt(1) - 65 }
/** A hand at the grid, by the model's own user actions. */
const act = (name: 'merge' | 'setRowsHidden' | 'deleteColumns' | 'insertColumns' | 'renameSheet' | 'deleteSheet' | 'undo' | 'addSheet', ...given: readonly unknown[]): Promise<void> => desk.page.evaluate(([what, args]) => {
  const book = window.workbench?.model
  if (!book) throw new Error('no workbook')
  const user: Record<string, (...all: unknown[]) => unknown> = Object.fromEntries(['merge', 'setRowsHidden', 'deleteColumns', 'insertColumns', 'renameSheet', 'deleteSheet'].map((each) => [each, (...all: unknown[]) => (Reflect.get(book.user, each) as (...all: unknown[]) => unknown).call(book.user, book.activeSheet.id, ...all)]))
  if (what === 'undo') book.undo()
  else if (what === 'addSheet') book.user.addSheet()
  else user[String(what)]?.(...(args as unknown[]))
}, [name, given] as const)

describe('cells and rows', () => {
  it('merging in the table is refused; a merged block pasted from elsewhere leaves blanks that are counted', async () => {
    const refused = await desk.page.evaluate((at) => {
      const book = window.workbench?.model
      try { book?.user.merge(book.activeSheet.id, { row: 7, column: at, rows: 2, columns: 1 }) } catch (error) { return error instanceof Error ? error.message : '' }
      return ''
    }, column('specialty'))
    expect(refused).toBe('表格里的单元格不能合并。')
    expect(await cells()).toEqual(before)
    await desk.page.evaluate(async (html) => navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }) })]), '<table><tr><td rowspan="2">课程开发</td><td>实训指导</td></tr><tr><td>省教育厅</td></tr></table>')
    await desk.page.mouse.click(640, 310)
    await desk.page.evaluate((at) => { window.workbench?.select(at) }, `${sheetColumn('field')}8`)
    await desk.page.keyboard.press('Control+V')
    await pane.getByText('未填完 1', { exact: true }).waitFor()
    expect(await desk.page.evaluate((at) => window.workbench?.read(at), `${sheetColumn('field')}8:${sheetColumn('specialty')}9`)).toEqual([['课程开发', '实训指导'], ['', '省教育厅']])
    expect(await blocked()).toBe(true)
    await act('undo')
    await gone('未填完 1')
    expect(await cells()).toEqual(before)
  })

  it('hidden rows are counted and go along', async () => {
    await act('setRowsHidden', 9, 14, true)
    await pane.getByText('有 14 行被隐藏，也会一起检查和提交。').waitFor()
    await pane.getByText('全部 30').waitFor()
    expect((await held()).length).toBe(30)
    await act('setRowsHidden', 9, 14, false)
    await gone(/行被隐藏/)
  })
})

describe('columns', () => {
  it('a deleted one is missed; nothing of it is lost here or on the server, and it comes back filled', async () => {
    const kept = await held()
    await act('deleteColumns', column('degree'), 1)
    await pane.getByText('少了“学位”列。撤销刚才的删除，或恢复这一列（数据还在）。').waitFor()
    await typeAt(desk, `${sheetColumn('education')}5`, String(await valueAt(desk, `${sheetColumn('education')}5`)))
    await typeAt(desk, 'O5', '77')
    await pane.getByText('恢复“学位”列', { exact: false }).waitFor()
    expect(await blocked()).toBe(true)
    await desk.panePicture('bad-input-column')
    await allSent(pane)
    expect((await held()).map((row) => row[7])).toEqual(kept.map((row) => row[7]))
    await pane.getByRole('button', { name: '恢复这一列' }).click()
    await gone('少了“学位”列')
    await errors(0)
    await typeAt(desk, `${sheetColumn('industry_days')}5`, String(before[0]?.[13]))
    await until(cells, (now) => JSON.stringify(now) === JSON.stringify(before))
    expect(await blocked()).toBe(false)
  })

  it('a renamed one is named back', async () => {
    const kept = await until(held, (rows) => rows[0]?.[13] === before[0]?.[13])
    await typeAt(desk, `${sheetColumn('degree')}4`, '最高学位')
    await pane.getByText('“学位”列的名字改了，恢复后检查才准。').waitFor()
    expect(await blocked()).toBe(true)
    await pane.getByRole('button', { name: '恢复这一列' }).click()
    await gone('“学位”列的名字改了')
    await errors(0)
    expect(await valueAt(desk, `${sheetColumn('degree')}4`)).toBe('学位')
    await until(held, (now) => JSON.stringify(now) === JSON.stringify(kept))
  })

  it('a moved one goes back with what is in it', async () => {
    const [a, b] = [sheetColumn('ethnicity'), sheetColumn('education')]
    const moved = await desk.page.evaluate(([from, to]) => {
      const all = window.workbench
      const left = all?.read(`${from}4:${from}34`) ?? []
      const right = all?.read(`${to}4:${to}34`) ?? []
      all?.typeCell(`${from}4`, '中间')
      const text = (block: unknown[][]): string => block.map((row) => String(row[0] ?? '')).join('\n')
      all?.paste(`${to}4`, text(left))
      all?.paste(`${from}4`, text(right))
      return all?.read(`${from}4:${to}4`)
    }, [a, b])
    expect(moved).toEqual([['学历', '民族']])
    await pane.getByText(/列换了位置，恢复官方顺序。/).first().waitFor()
    while (await pane.getByRole('button', { name: '恢复这一列' }).count() > 0) {
      await pane.getByRole('button', { name: '恢复这一列' }).first().click()
      await desk.page.waitForTimeout(500)
    }
    await gone(/列换了位置/)
    await errors(0)
    await until(cells, (now) => JSON.stringify(now) === JSON.stringify(before))
  })
})

describe('the sheet itself', () => {
  it('renamed stays bound: typing in it is checked and sent', async () => {
    await act('renameSheet', '李老师的表')
    await typeAt(desk, `${sheetColumn('industry_days')}5`, '400')
    await errors(1)
    await pane.getByRole('button', { name: '重新检查' }).click()
    await pane.getByText('工作表改名为“李老师的表”，不影响填报。').waitFor()
    await pane.getByRole('button', { name: '改回原名' }).waitFor()
    await typeAt(desk, `${sheetColumn('industry_days')}5`, '61')
    await errors(0)
    await until(held, (rows) => rows[0]?.[13] === 61)
  })

  it('deleted is offered again and comes back with every row', async () => {
    const kept = await cells()
    await act('addSheet')
    await desk.page.evaluate(() => { const book = window.workbench?.model; const ours = book?.sheetByName('李老师的表'); if (book && ours) book.user.deleteSheet(ours.id) })
    await pane.getByText('这张表的工作表找不到了。撤销刚才的删除，或回到任务重新打开。').waitFor()
    await desk.panePicture('bad-input-sheet-gone')
    expect((await held()).length).toBe(30)
    await pane.getByRole('button', { name: '重新打开' }).click()
    await pane.getByText('全部 30').waitFor()
    await errors(0)
    await gone('这张表的工作表找不到了')
    expect(await cells()).toEqual(kept)
    expect(desk.complaints).toEqual([])
  })
})

describe('a paste of 50,000 rows', () => {
  it('is told with the limit; the pane stays at hand and nothing can be submitted in part', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `${i + 1}`).join('\n')
    await pasteAt(desk, `${sheetColumn('industry_days')}5`, rows)
    await pane.getByText('粘贴了 50,000 行，这张表最多 20,000 行。前 20,000 行已检查，其余没有发送。').waitFor({ timeout: 120_000 })
    await desk.picture('bad-input-too-many')
    await pane.getByText('删去多出的 30,000 行', { exact: false }).waitFor()
    expect(await blocked()).toBe(true)
    expect(await valueAt(desk, `${sheetColumn('industry_days')}50004`)).toBe(50_000)
    await pane.getByRole('tab', { name: '任务' }).click()
    await pane.getByText('我的表').waitFor()
    await pane.getByRole('tab', { name: '填报' }).click()
    await act('undo')
    await pane.getByText('全部 30').waitFor({ timeout: 60_000 })
    await errors(0)
    await until(held, (now) => now.length === 30, 60_000)
    expect(desk.complaints).toEqual([])
  })
})
