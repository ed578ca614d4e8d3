/**
 * What the pane loads for its first screen, and how long it takes until the sign-in form stands there, in the workbench, HTTP cache off.
 * Beside it in the same frame a bare page: the same office.js, one Fluent provider, one button, shown once office.js has answered.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'vite'
import { openStage, type Desk } from '../tests/e2e/stage.ts'
import { keepNames } from './clerk.ts'
import { atMost, median, round, type Bench } from './harness.ts'

const root = resolve(import.meta.dirname, '..')
const dist = join(root, 'dist/addin')
const rounds = 5

export const bench: Bench = async () => {
  const stage = await openStage()
  try {
    const desk = await stage.desk()
    const code = await bareCode()
    const network = await desk.context.newCDPSession(desk.page)
    await network.send('Network.enable')
    await network.send('Network.setCacheDisabled', { cacheDisabled: true })
    await desk.page.evaluate(keepNames)
    const ours: Opening[] = []
    const bare: Opening[] = []
    for (let i = 0; i <= rounds; i += 1) {
      const one = await open(desk, 'input')
      await desk.page.route(/\/addin\/(index\.html)?(\?.*)?$/, (route) => route.fulfill({ contentType: 'text/html', body: barePage }))
      await desk.page.route('**/addin/bare.js', (route) => route.fulfill({ contentType: 'text/javascript', body: code }))
      const other = await open(desk, 'button')
      await desk.page.unrouteAll()
      // The first of each fills caches of the server and of V8.
      if (i > 0) { ours.push(one); bare.push(other) }
    }
    const stated = sizeOf(['index.html', ...linked()])
    const loaded = sizeOf(['index.html', ...new Set(ours.flatMap((one) => one.files))])
    const [ms, bareMs] = [ours, bare].map((list) => list.map((one) => one.ms)) as [number[], number[]]
    return {
      name: 'pane',
      figures: {
        'page, entry, its static imports and styles, kB gz': round(stated), 'all that is fetched before the form, kB gz': round(loaded), 'bare Fluent page, kB gz': round(gzipSync(code).length / 1000),
        'first screen ms, median': round(median(ms)), 'bare page ms, median': round(median(bareMs)), 'spread of ours': round(Math.max(...ms) / Math.min(...ms)), 'spread of bare': round(Math.max(...bareMs) / Math.min(...bareMs)),
      },
      ratios: { 'time vs bare page': round(median(ms) / median(bareMs)), 'size vs bare page': round(loaded * 1000 / gzipSync(code).length) },
      bars: { 'first load kB gz': atMost(230, loaded), 'first screen ms': atMost(1000, median(ms)) },
    }
  } finally {
    await stage.close()
  }
}

interface Opening { readonly ms: number; readonly files: readonly string[] }

/** Navigates the frame of the pane anew; answers when `wanted` is laid out in it, and which of our files were fetched until then. */
async function open({ page }: Desk, wanted: string): Promise<Opening> {
  await page.waitForTimeout(1000)
  return page.evaluate((selector) => new Promise<Opening>((resolve, reject) => {
    const frame = window.workbench?.host?.frame
    if (frame === undefined) { reject(new Error('no pane')); return }
    const before = frame.contentDocument
    const start = performance.now()
    frame.src = frame.src
    const look = (): void => {
      const now = frame.contentDocument
      const found = now === before ? null : now?.querySelector(selector) ?? null
      if (found !== null && found.getBoundingClientRect().height > 0) {
        const entries = frame.contentWindow?.performance.getEntriesByType('resource') ?? []
        resolve({ ms: performance.now() - start, files: entries.flatMap(({ name }) => { const { pathname } = new URL(name); return pathname.startsWith('/addin/') ? [pathname.slice('/addin/'.length)] : [] }).filter((file) => /\.(js|css)$/.test(file)) })
      } else if (performance.now() - start > 30_000) reject(new Error(`no ${selector}`))
      else requestAnimationFrame(look)
    }
    look()
  }), wanted)
}

/** Files that index.html names: the entry, what it imports statically, styles. */
const linked = (): string[] => [...readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/addin\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '')
const sizeOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1000

const barePage = '<!doctype html><script src="/office-js/office.js" defer></script><body><div id="root"></div><script type="module" src="/addin/bare.js"></script>'
const bareSource = `
import { Button, FluentProvider, webLightTheme } from '@fluentui/react-components'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
Office.onReady().then(() => { createRoot(document.getElementById('root')).render(createElement(FluentProvider, { theme: webLightTheme }, createElement(Button, null, '登录'))) })
`

async function bareCode(): Promise<string> {
  const bare: Plugin = { name: 'bare', resolveId: (id) => (id === 'virtual:bare' ? id : null), load: (id) => (id === 'virtual:bare' ? bareSource : null) }
  const made = await build({ root, configFile: false, logLevel: 'silent', plugins: [bare], build: { write: false, target: 'es2022', rolldownOptions: { input: 'virtual:bare' } } })
  const output = Array.isArray(made) ? made[0]?.output : 'output' in made ? made.output : undefined
  const chunk = output?.[0]
  if (chunk?.type !== 'chunk') throw new Error('the bare page was not built')
  return chunk.code
}
