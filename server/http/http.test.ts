import { gzipSync } from 'node:zlib'
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import pino from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { Problem } from '../../rules/problem.ts'
import { createApp } from '../app.ts'
import { foundColleges } from '../testing/colleges.ts'
import { openWorld } from '../testing/world.ts'
import { limitBodies } from './body-limit.ts'
import type { Env } from './env.ts'
import { answerErrors, problemOf } from './errors.ts'
import { takeTurns } from './turns.ts'

const silent = pino({ level: 'silent' })

function small(): Hono<Env> {
  const app = new Hono<Env>()
  app.onError(answerErrors(silent))
  app.use(limitBodies(() => 1000))
  return app.post('/', async c => c.json({ got: (await c.req.text()).length }))
}

const post = (body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}): Promise<Response> => Promise.resolve(small().request('/', { method: 'POST', body, headers }))

describe('a request body', () => {
  it('is refused when it is too large, by its word and by its deed', async () => {
    expect((await post('x'.repeat(1001), { 'content-length': '1001' })).status).toBe(413)
    const stream = new ReadableStream<Uint8Array>({ start(controller) { for (let i = 0; i < 20; i += 1) controller.enqueue(new Uint8Array(100)); controller.close() } })
    const init = { method: 'POST', body: stream, duplex: 'half' }
    expect((await small().request('/', init as RequestInit)).status).toBe(413)
  })

  it('may be compressed, and a small one that grows too large is refused', async () => {
    expect(await (await post(gzipSync('x'.repeat(900)), { 'content-encoding': 'gzip' })).json()).toEqual({ got: 900 })
    expect((await post(gzipSync('x'.repeat(1_000_000)), { 'content-encoding': 'gzip' })).status).toBe(413)
    expect((await post('no zip', { 'content-encoding': 'gzip' })).status).toBe(400)
    expect((await post('x', { 'content-encoding': 'br' })).status).toBe(400)
  })
})

describe('an error', () => {
  it('that nobody foresaw tells its request id and nothing of its insides', async () => {
    const app = new Hono<Env>()
    app.onError(answerErrors(silent))
    app.use(async (c, next) => { c.set('requestId', 'r-1'); await next() })
    app.get('/', () => { throw new Error('secret path /etc') })
    const answer = await app.request('/')
    expect([answer.status, await answer.json()]).toEqual([500, { code: 'internal', details: {}, requestId: 'r-1', text: expect.stringContaining('请求编号') }])
  })

  it('of a full disk or a busy database is said in words', () => {
    const sqlite = (code: string): Error => Object.assign(new Error('x'), { code })
    expect(problemOf(sqlite('SQLITE_FULL')).code).toBe('server.storage-full')
    expect(problemOf(sqlite('SQLITE_IOERR_WRITE')).code).toBe('server.storage-full')
    expect(problemOf(sqlite('SQLITE_BUSY')).code).toBe('server.busy')
    expect(problemOf(new Problem('setup.done')).code).toBe('setup.done')
  })
})

describe('a crowd', () => {
  it('is let in so many at a time, the rest is told to come back, and those after them are let in again', async () => {
    const app = new Hono<Env>()
    app.onError(answerErrors(silent))
    let open = (): void => undefined
    const gate = new Promise<void>(resolve => { open = resolve })
    app.post('/', takeTurns(2), async c => { await gate; return c.text('done') })
    const all = [1, 2, 3].map(() => Promise.resolve(app.request('/', { method: 'POST' })))
    expect((await all[2])?.status).toBe(503)
    open()
    expect((await Promise.all(all)).map(answer => answer.status)).toEqual([200, 200, 503])
    expect((await app.request('/', { method: 'POST' })).status).toBe(200)
  })
})

describe('files', () => {
  let root: string
  afterEach(() => { rmSync(root, { recursive: true, force: true }) })

  it('come from their folder only, with a type and a tag, and office.js like any other', async () => {
    root = mkdtempSync(join(tmpdir(), 'statbook-files-'))
    mkdirSync(join(root, 'dist/addin/assets'), { recursive: true })
    mkdirSync(join(root, 'node_modules/@microsoft/office-js/dist'), { recursive: true })
    writeFileSync(join(root, 'secret.txt'), 'secret')
    writeFileSync(join(root, 'dist/addin/index.html'), '<script src="/office-js/office.js"></script>')
    writeFileSync(join(root, 'dist/addin/help.html'), '<p>help</p>')
    writeFileSync(join(root, 'manifest.xml'), '<a href="https://localhost:3000/addin/"/>')
    writeFileSync(join(root, 'dist/addin/assets/main-a1b2c3d4.js'), 'let x')
    writeFileSync(join(root, 'node_modules/@microsoft/office-js/dist/office.js'), 'office')
    symlinkSync(join(root, 'secret.txt'), join(root, 'dist/addin/link.txt'))
    const world = openWorld()
    const app = createApp(world.deps, { version: '1', publicUrl: 'https://s.example.edu.cn', officeJs: 'world', https: true, frameAncestors: [], files: { root } })
    const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => Promise.resolve(app.request(path, { headers }))
    expect(await (await get('/addin/')).text()).toBe('<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>')
    expect(await (await get('/manifest.xml')).text()).toContain('https://s.example.edu.cn/addin/')
    const page = await get('/addin/help.html')
    expect([page.status, await page.text(), page.headers.get('content-type')]).toEqual([200, '<p>help</p>', 'text/html; charset=utf-8'])
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self' https://appsforoffice.microsoft.com;")
    expect((await get('/addin/help.html', { 'if-none-match': page.headers.get('etag') ?? '' })).status).toBe(304)
    expect((await get('/addin/assets/main-a1b2c3d4.js')).headers.get('cache-control')).toContain('immutable')
    expect(await (await get('/office-js/office.js')).text()).toBe('office')
    for (const path of ['/addin/..%2f..%2fsecret.txt', '/addin/%2e%2e/%2e%2e/secret.txt', '/addin/link.txt', '/addin/nothing', '/addin/assets', '/addin/%00']) expect([path, (await get(path)).status]).toEqual([path, 404])
    expect(page.headers.get('strict-transport-security')).toContain('max-age')
    expect(await (await get('/')).text()).toContain('打开练习台')
    await world.close()
  })
})

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

async function untilEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  let all = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) all += text(part.value)
  return all
}

describe('events', () => {
  it('reach the panes of the same college, not of the other, and end when the server stops', async () => {
    const world = openWorld()
    await foundColleges(world.deps)
    const open = async (college: string): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
      const response = await world.app.request('/api/events', { headers: { authorization: `Bearer ${await world.signIn(college, 'limin')}` } })
      if (response.body === null) throw new Error('no stream')
      return response.body.getReader()
    }
    const readers = [await open('jzu'), await open('xyac')]
    const first = await Promise.all(readers.map(async reader => text((await reader.read()).value)))
    world.deps.bus.tell('jzu', { kind: 'sheet', table: 'teachers', unit: 'mech', at: 'now' })
    const next = text((await readers[0]?.read())?.value)
    world.deps.bus.close()
    const rest = await Promise.all(readers.map(untilEnd))
    for (const hello of first) expect(hello).toContain('event: hello')
    expect(next).toContain('"kind":"sheet","table":"teachers"')
    expect(rest).toEqual(['', ''])
    await world.close()
  })
})
