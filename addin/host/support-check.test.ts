import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { parse } from 'acorn'
import { describe, expect, it } from 'vitest'

const source = readFileSync(new URL('../public/support-check.js', import.meta.url), 'utf8')

class Node {
  readonly style = { cssText: '' }
  readonly childNodes: (Node | string)[] = []
  readonly attributes = new Map<string, string>()
  readonly tag: string
  constructor(tag: string) { this.tag = tag }
  get firstChild() { return this.childNodes[0] }
  appendChild(child: Node | string) { this.childNodes.push(child) }
  removeChild(child: Node | string) { this.childNodes.splice(this.childNodes.indexOf(child), 1) }
  getAttribute(name: string) { return this.attributes.get(name) ?? null }
  setAttribute(name: string, value: string) { this.attributes.set(name, value) }
  get text(): string { return this.childNodes.map((child) => (typeof child === 'string' ? child : child.text)).join('\n') }
}

/** Runs the script in a window with just what it may use, as an old or a new web view, in an Excel of some ExcelApi. */
function open(browser: { modern: boolean; excelApi: number | null }) {
  const [root, body] = [new Node('html'), new Node('body')]
  body.appendChild(new Node('div'))
  const ready: (() => void)[] = []
  const document = {
    documentElement: root, body, createTextNode: (text: string) => text, addEventListener: (_: string, run: () => void) => { ready.push(run) },
    createElement: (tag: string) => (browser.modern && tag === 'script' ? Object.assign(new Node(tag), { noModule: false }) : new Node(tag)),
  }
  const office = { onReady: (run: (info: unknown) => void) => run({ host: browser.excelApi === null ? null : 'Excel' }), context: {
    diagnostics: { version: '16.0.10000' }, requirements: { isSetSupported: (_: string, version: string) => (browser.excelApi ?? 0) >= Number(version.split('.')[1]) },
  } }
  runInNewContext(source, { window: { Office: office }, document, location: { protocol: 'https:', host: 'zt.example.edu.cn' }, navigator: { userAgent: 'Trident/7.0' } })
  for (const run of ready) run()
  return { reason: root.getAttribute('data-unsupported'), text: body.text }
}

describe('the page for an Excel that cannot run the pane', () => {
  it('is plain ES5, so that Internet Explorer reads it', () => {
    expect(() => parse(source, { ecmaVersion: 5 })).not.toThrow()
    expect(() => parse('const a = 1', { ecmaVersion: 5 })).toThrow()
  })

  it('tells people with an old web view what to do, in Chinese and English', () => {
    const page = open({ modern: false, excelApi: 7 })
    expect(page.reason).toBe('web-view')
    expect(page.text).toContain('这个 Excel 打不开状态簿')
    expect(page.text).toContain('WebView2')
    expect(page.text).toContain('https://zt.example.edu.cn/workbench/')
    expect(page.text).toContain('Statbook cannot run in this Excel')
    expect(page.text).toContain('Trident/7.0')
  })

  it('tells people with an Excel before 2021 so, though their web view is new', () => {
    expect(open({ modern: true, excelApi: 13 }).reason).toBe('excel-version')
  })

  it('stays out of the way in Excel 2021 and in a browser', () => {
    expect(open({ modern: true, excelApi: 14 })).toMatchObject({ reason: null, text: '' })
    expect(open({ modern: true, excelApi: null }).reason).toBeNull()
  })
})
