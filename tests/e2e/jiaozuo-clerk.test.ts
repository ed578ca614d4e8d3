/** 焦作, step 1–3: a clerk of 人事处 fills 6.1.1, corrects, explains and submits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from 'playwright-core'
import { openStage, type Desk, type Stage } from './stage.ts'
import { firstPasteColumn, sheetColumn, teacherTsv } from './teacher-rows.ts'

let stage: Stage
let desk: Desk
let pane: Frame
beforeAll(async () => { stage = await openStage(); desk = await stage.desk() })
afterAll(async () => { await stage?.close() })

const read = async (address: string): Promise<unknown> => (await desk.page.evaluate((at) => window.workbench?.read(at), address))?.[0]?.[0]
const errors = (n: number): Promise<void> => pane.getByText(`${n} 处错误`, { exact: false }).first().waitFor()

describe('the clerk of 人事处', () => {
  it('signs in and sees the tables of the unit with state and deadline', async () => {
    await desk.picture('sign-in')
    await desk.signIn('焦作大学', '10401')
    pane = await desk.pane()
    await pane.getByText('照常在 Excel 里填').waitFor()
    await desk.panePicture('first-use')
    await pane.getByRole('button', { name: '跳过' }).click()
    await pane.getByText('李敏 · 人事处').waitFor()
    await pane.getByText('校内专任教师基本情况').waitFor()
    await pane.getByText('还剩 2 天').waitFor()
    await desk.panePicture('clerk-tasks')
  })

  it('opens 6.1.1 laid out as the official form, source columns filled from S5', async () => {
    await pane.getByText('校内专任教师基本情况').click()
    await pane.getByText('全部 202').waitFor()
    expect(await read('C1')).toBe('6.1.1 校内专任教师基本情况')
    expect(await read('C2')).toMatch(/统计时段：\d{4}年9月1日至\d{4}年8月31日.*填报单位：人事处/)
    expect(await desk.page.evaluate(() => window.workbench?.texts('C4:H4')[0])).toEqual(['所属系部', '教工号', '姓名', '性别', '出生日期', '民族'])
    expect(await read('D5')).toMatch(/^\d{8}$/)
    expect(await read('E5')).toMatch(/^[\u4e00-\u9fff]{2,3}$/)
    await desk.picture('clerk-opened')
  })

  it('pastes 200 rows from the clipboard; every wrong cell is marked and listed', async () => {
    const { tsv } = teacherTsv('jzu', 'rsc', (row, field, cell) => {
      if (row === 3 && field === 'ethnicity') return '汉'
      if (row === 5 && field === 'title_ym') return '2019.6'
      if (row === 7 && field === 'industry_days') return '４００'
      if (row === 8 && field === 'specialty') return '#N/A'
      if (row === 9 && field === 'education') return '专科'
      if (row === 9 && field === 'degree') return '无'
      return cell
    })
    await desk.page.evaluate((text) => navigator.clipboard.writeText(text), tsv)
    await desk.page.evaluate((at) => window.workbench?.select(at), `${firstPasteColumn}5`)
    await desk.page.locator('canvas').first().focus().catch(() => undefined)
    await desk.page.mouse.click(640, 310)
    await desk.page.evaluate((at) => window.workbench?.select(at), `${firstPasteColumn}5`)
    await desk.page.keyboard.press('Control+V')
    await errors(5)
    for (const group of ['从下拉项里选', '年月写成 2021-09', '数字格填数字', '没有公式错误']) await pane.getByText(group).waitFor()
    expect(await read(`${sheetColumn('ethnicity')}8`)).toBe('汉')
    expect(String(await read('A8'))).toContain('E:民族')
    expect(await read('B8')).toBe('✕ 1')
    await desk.picture('clerk-errors')
    await desk.panePicture('clerk-findings')
  })

  it('goes to the cell of a finding and shows its meaning, allowed values and rules', async () => {
    await pane.getByRole('button', { name: '从下拉项里选' }).click()
    await pane.getByRole('button', { name: /H8/ }).click()
    expect(await desk.page.evaluate(() => window.workbench?.selection())).toContain('H8')
    await desk.page.evaluate(() => { window.workbench?.select('H8') })
    await pane.getByRole('button', { name: '打开单元格卡片' }).click()
    await pane.getByRole('heading', { name: /H8 · 民族/ }).waitFor()
    await pane.getByText('“汉”不在代码表里').first().waitFor()
    await pane.getByText('含义').waitFor()
    await desk.panePicture('clerk-cell')
    await pane.getByRole('button', { name: /改为 ?汉族/ }).first().click()
    await desk.page.waitForFunction(() => window.workbench?.read('H8')[0]?.[0] === '汉族')
    await pane.getByRole('button', { name: '返回' }).click()
    await errors(4)
  })

  it('answers the ribbon: 下一个问题 goes to the next wrong cell, 检查 re-reads the table', async () => {
    await desk.page.evaluate(() => { window.workbench?.select('C5') })
    await desk.page.evaluate(() => window.workbench?.ribbon('nextFinding'))
    await desk.page.waitForFunction(() => /[A-Z]+(10|12|13|14)$/.test(window.workbench?.selection() ?? ''))
    await desk.page.evaluate(() => window.workbench?.ribbon('checkTable'))
    await errors(4)
  })

  it('corrects a group in one click and takes it back in one step', async () => {
    await pane.getByRole('button', { name: '修正 1' }).first().click()
    await desk.panePicture('clerk-fix')
    await pane.getByRole('button', { name: '修正 1 格' }).click()
    await errors(3)
    await pane.getByRole('button', { name: '撤销' }).click()
    await errors(4)
    await pane.getByRole('button', { name: '修正 1' }).first().click()
    await pane.getByRole('button', { name: '修正 1 格' }).click()
    await pane.getByRole('button', { name: '修正 1' }).first().click()
    await pane.getByRole('button', { name: '修正 1 格' }).click()
    await errors(2)
    expect(await read(`${sheetColumn('title_ym')}10`)).toBe(43617)
  })

  it('types over what is left, sorts, inserts and deletes rows; findings follow', async () => {
    const days = sheetColumn('industry_days')
    const specialty = sheetColumn('specialty')
    await desk.page.evaluate((at) => window.workbench?.typeCell(at, '40'), `${days}12`)
    await errors(1)
    await desk.page.evaluate((at) => window.workbench?.sort(at, false), 'D5')
    await desk.page.waitForFunction((at) => window.workbench?.read(at)[0]?.[0] !== '#N/A', `${specialty}13`)
    await errors(1)
    await desk.page.evaluate(() => { window.workbench?.insertRows(9, 1) })
    await desk.page.waitForTimeout(800)
    await desk.page.evaluate(() => { window.workbench?.deleteRows(9, 1) })
    await pane.getByText('全部 202').waitFor()
    await desk.page.evaluate((at) => window.workbench?.sort(at, true), 'D5')
    const wrong = await desk.page.evaluate((column) => { const cells = window.workbench?.read(`${column}5:${column}206`) ?? []; return cells.findIndex((row) => row[0] === '#N/A') }, specialty)
    expect(wrong).toBeGreaterThanOrEqual(0)
    await desk.page.evaluate((at) => window.workbench?.typeCell(at, '课程教学与研究'), `${specialty}${5 + wrong}`)
    await errors(0)
  })

  it('explains the warning; an explanation that is too short does not count', async () => {
    await pane.getByText('还差：').waitFor()
    await pane.getByRole('button', { name: '写说明', exact: true }).click()
    const box = pane.getByRole('textbox').last()
    await box.fill('属实')
    expect(await pane.getByRole('button', { name: '用于 1 处' }).isDisabled()).toBe(true)
    await box.fill('省级技能大师，校党委会议纪要〔2019〕7号引进')
    await desk.panePicture('clerk-explain')
    await pane.getByRole('button', { name: '用于 1 处' }).click()
    await pane.getByText(/可以提交，检查于/).waitFor()
  })

  it('submits after confirming; the receipt names a number and the sheet becomes read-only', async () => {
    await pane.getByRole('button', { name: '提交 202 行' }).click()
    await pane.getByText('接下来谁审核').waitFor()
    await desk.panePicture('clerk-submit')
    await pane.getByRole('checkbox', { name: /我已核对/ }).check()
    await pane.getByRole('button', { name: '提交 202 行' }).click()
    await pane.getByText(/已受理，编号 \d{4}-0611-\d{4}/).waitFor()
    await desk.picture('clerk-accepted')
    const before = await read('H5')
    await desk.page.evaluate(() => { window.workbench?.typeCell('H5', '满族') })
    expect(await read('H5')).toBe(before)
    expect(desk.complaints).toEqual([])
  })
})
