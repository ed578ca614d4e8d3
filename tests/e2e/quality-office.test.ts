/** Step 5: the quality office sees the matrix unit × table and pulls the merged workbook, as new sheets and as a download. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from 'playwright-core'
import { readWorkbook, type SheetRow } from '../../server/workbooks/read-workbook.ts'
import { faultsOf } from '../workbooks/validate.ts'
import { openStage, pictures, type Desk, type Stage } from './stage.ts'

let stage: Stage
let desk: Desk
let pane: Frame
beforeAll(async () => {
  stage = await openStage()
  desk = await stage.desk()
  pane = await desk.enter('焦作大学', '10201')
})
afterAll(async () => { await stage?.close() })

describe('the quality office of 焦作', () => {
  it('sees what is late, who holds it up, and what to do next', async () => {
    await pane.getByRole('tab', { name: /进度/ }).click()
    await pane.getByText('现在最该做的').waitFor()
    await pane.getByText('艺术学院').first().waitFor()
    await desk.panePicture('quality-progress')
  })

  it('opens the matrix at full width: units × tables with states', async () => {
    const [window] = await Promise.all([desk.context.waitForEvent('page'), pane.getByRole('button', { name: '展开大表' }).click()])
    await window.setViewportSize({ width: 1280, height: 720 })
    await window.getByRole('grid').waitFor()
    await window.getByRole('gridcell', { name: /艺术学院，6\.1\.1.*逾期/ }).first().waitFor()
    await window.getByRole('gridcell', { name: /建筑工程学院，6\.1\.1.*学校通过/ }).first().waitFor()
    await window.screenshot({ path: `${pictures}/quality-matrix.png` })
    await window.close()
  })

  it('downloads the merged workbook: official layout, every row with its origin, accepted by Excel', async () => {
    await pane.getByRole('tab', { name: /合并/ }).click()
    await pane.getByText('要哪些').waitFor()
    await pane.getByRole('textbox', { name: '用途' }).fill('年度上报核对')
    await desk.panePicture('quality-merge')
    const [download] = await Promise.all([desk.page.waitForEvent('download'), pane.getByRole('button', { name: '下载工作簿' }).click()])
    const bytes = readFileSync(await download.path())
    expect(await faultsOf(bytes)).toBe('')
    const rows: SheetRow[] = []
    const { sheets } = await readWorkbook(bytes, (row) => rows.push(row))
    expect(sheets[0]).toBe('合并说明')
    expect(sheets).toContain('6.1.1 校内专任教师基本情况')
    const teachers = rows.filter((row) => row.sheet === '6.1.1 校内专任教师基本情况')
    const head = teachers.find((row) => row.cells.includes('来源部门'))
    expect(head).toBeDefined()
    const at = (name: string): number => head?.cells.indexOf(name) ?? -1
    const data = teachers.filter((row) => row.row > (head?.row ?? 0))
    expect(data.length).toBe(34) // 建筑工程学院 alone has passed
    for (const row of data) {
      expect(row.cells[at('来源部门')]).toBe('建筑工程学院')
      expect(String(row.cells[at('提交编号')])).toMatch(/^\d{4}-0611-\d{4}$/)
      for (const level of ['部门审核', '归口审查', '学校复审']) expect(String(row.cells[at('审核')])).toContain(level)
      expect(row.formulas).toEqual([])
    }
    await pane.getByText(/已下载，指纹/).waitFor()
  })

  it('puts the merged tables into the open workbook as new sheets', async () => {
    await pane.getByLabel('范围').selectOption({ label: '7.2 课程设置' })
    await pane.getByRole('button', { name: '放进当前工作簿' }).click()
    await pane.getByText(/已放进当前工作簿，指纹/).waitFor()
    const names = await desk.page.evaluate(() => window.workbench?.model.sheets.map((sheet) => sheet.name))
    const merged = names?.find((name) => name.includes('合并 7.2'))
    expect(merged).toBeDefined()
    await desk.page.evaluate((name) => { window.workbench?.select(`'${name ?? ''}'!C5`) }, merged)
    await desk.picture('quality-merged-sheet')
    const text = await desk.page.evaluate((name) => JSON.stringify(window.workbench?.read(`'${name ?? ''}'!A1:AE6`)), merged)
    expect(text).toContain('来源部门')
    expect(text).toContain('机电一体化技术')
    expect(desk.complaints).toEqual([])
  })
})
