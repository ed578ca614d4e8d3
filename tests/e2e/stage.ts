/**
 * A stage for stories: the real server on a copy of the demo colleges, real Chromium, the workbench with genuine office.js and the real
 * pane in it. One desk = one person at one computer.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import { demo } from '../../server/cli/demo.ts'
import { demoPassword } from '../../server/demo/accounts.ts'
import { listen, openDeps, type Running } from '../../server/main.ts'
import { readSettings } from '../../server/settings.ts'
import { launchChromium } from '../chromium.ts'

const root = resolve(import.meta.dirname, '../..')
export const pictures = join(root, 'docs/pictures')

export interface DeskOptions { readonly width?: number; readonly height?: number; readonly pane?: number; readonly lang?: 'zh-CN' | 'en-US'; readonly theme?: 'light' | 'dark' }

export interface Desk {
  readonly page: Page
  readonly context: BrowserContext
  /** the task pane's frame */
  pane(): Promise<Frame>
  signIn(college: string, staffNo: string, password?: string): Promise<void>
  /** signs in, passes over the first-use cards and answers the pane */
  enter(college: string, staffNo: string): Promise<Frame>
  /** whole workbench, as `docs/pictures/<name>.png` */
  picture(name: string): Promise<void>
  /** the pane alone, as `docs/pictures/<name>.png` */
  panePicture(name: string): Promise<void>
  /** what the page or the pane complained about */
  readonly complaints: string[]
  close(): Promise<void>
}

export interface Stage {
  readonly url: string
  /** the server as it runs now */
  readonly running: Running
  readonly browser: Browser
  desk(options?: DeskOptions): Promise<Desk>
  /** Stops the server and starts it again with the same data at the same address; `between` runs while it is down. */
  restart(between?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Builds dist and the demo database once a test run; each stage gets its own copy. */
function demoTemplate(): Promise<string> {
  const folder = join(tmpdir(), `statbook-demo-${process.ppid}`)
  return existsSync(join(folder, 'statbook.sqlite')) ? Promise.resolve(folder) : demo(1, { dataDir: folder }).then(() => folder)
}

export async function openStage(): Promise<Stage> {
  const build = spawnSync(process.execPath, [join(root, 'bin/build.mjs')], { stdio: 'inherit' })
  if (build.status !== 0) throw new Error('the build failed')
  mkdirSync(pictures, { recursive: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'statbook-stage-'))
  cpSync(await demoTemplate(), dataDir, { recursive: true })
  const settings = { ...readSettings({ PORT: '0', LOG_LEVEL: 'silent' }), dataDir }
  let running = await listen(settings, openDeps(settings))
  const { url } = running
  const browser = await launchChromium()
  const open = new Set<BrowserContext>()
  return {
    url, browser,
    get running() { return running },
    async desk(options = {}) {
      const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: options.width ?? 1366, height: options.height ?? 768 }, permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true, locale: options.lang ?? 'zh-CN' })
      open.add(context)
      return openDesk(context, url, options)
    },
    async restart(between) {
      await running.stop()
      await between?.()
      const again = { ...settings, port: Number(new URL(url).port), publicUrl: url }
      running = await listen(again, openDeps(again))
    },
    async close() {
      for (const context of open) await context.close()
      await browser.close()
      await running.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function openDesk(context: BrowserContext, url: string, options: DeskOptions): Promise<Desk> {
  const complaints: string[] = []
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => { if (message.type() === 'error' && !/favicon|status of 4\d\d/.test(message.text())) complaints.push(message.text()) })
  const query = new URLSearchParams({ pane: String(options.pane ?? 350), lang: options.lang ?? 'zh-CN', theme: options.theme ?? 'light' })
  await page.goto(`${url}/workbench/?${query.toString()}`)
  await page.waitForFunction(() => window.workbench !== undefined)
  await page.evaluate(() => window.workbench?.ready())
  const pane = async (): Promise<Frame> => {
    for (let i = 0; i < 100; i += 1) {
      const frame = page.frames().find((one) => one.url().includes('/addin/'))
      if (frame) return frame
      await page.waitForTimeout(100)
    }
    throw new Error('the pane did not open')
  }
  const desk: Desk = {
    page, context, complaints, pane,
    async enter(college, staffNo) {
      await desk.signIn(college, staffNo)
      const frame = await pane()
      const skip = frame.getByRole('button', { name: '跳过' })
      await skip.or(frame.getByRole('tablist')).first().waitFor()
      if (await skip.isVisible()) await skip.click()
      await frame.getByRole('tablist').waitFor()
      return frame
    },
    async signIn(college, staffNo, password = demoPassword) {
      const frame = await pane()
      await frame.getByLabel('学校').selectOption({ label: college })
      await frame.getByLabel('教工号').fill(staffNo)
      await frame.getByRole('textbox', { name: '密码' }).fill(password)
      await frame.getByRole('button', { name: '登录', exact: true }).click()
    },
    async picture(name) { await page.screenshot({ path: join(pictures, `${name}.png`) }) },
    async panePicture(name) {
      const frame = await (await pane()).frameElement()
      await frame.screenshot({ path: join(pictures, `${name}.png`) })
    },
    close: () => context.close(),
  }
  return desk
}
