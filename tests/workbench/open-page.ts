import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import type { TestHook } from '../../workbench/page/test-hook.ts'
import { launchChromium } from '../chromium.ts'
import { serveWorkbench, type Served } from './serve.ts'

export interface Opened {
  readonly page: Page
  readonly context: BrowserContext
  readonly served: Served
  /** Errors of the page and refusals of its content security policy. */
  readonly faults: string[]
  /** Requests to anywhere but our own server. */
  readonly outside: string[]
  readonly close: () => Promise<void>
}

/** Opens the built workbench in a real browser and waits until the grid takes keys. */
export async function openWorkbench(query = '', options: { http?: boolean } = {}): Promise<Opened> {
  const served = await serveWorkbench(options)
  const browser: Browser = await launchChromium()
  const context = await browser.newContext({
    ignoreHTTPSErrors: true, viewport: { width: 1366, height: 768 }, permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  const faults: string[] = []
  const outside: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(served.origin) && !/^(data|blob|about):/.test(url)) outside.push(url)
  })
  await page.goto(`${served.origin}/workbench/${query}`)
  await page.waitForFunction(() => window.workbench !== undefined)
  await page.evaluate(() => window.workbench?.ready())
  return {
    page, context, served, faults, outside,
    close: async () => {
      await browser.close()
      await served.close()
    },
  }
}

/** Calls the page's test hook: `hook(page, 'read', 'B5')`. */
export async function hook<K extends keyof Calls>(page: Page, name: K, ...args: Parameters<Calls[K]>): Promise<Awaited<ReturnType<Calls[K]>>> {
  return page.evaluate(([method, given]) => {
    const { workbench } = window
    const call = workbench?.[method as 'read']
    if (!call) throw new Error('the workbench is not open')
    return call(...(given as Parameters<typeof call>)) as never
  }, [name, args] as const)
}

type Calls = { [K in keyof TestHook as TestHook[K] extends (...args: never[]) => unknown ? K : never]: TestHook[K] extends (...args: infer A) => infer R ? (...args: A) => R : never }

/** The pane's frame, once its add-in is connected. */
export async function connectedPane(page: Page): Promise<Frame> {
  await page.waitForSelector('.pane iframe')
  const frame = page.frames().find((one) => one.url().includes('/addin/'))
  if (!frame) throw new Error('the pane did not open')
  await frame.waitForFunction(() => 'connected' in window)
  return frame
}

/** Waits until the page has painted what happened. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}
