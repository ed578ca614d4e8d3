import { describe, expect, it } from 'vitest'
import { gunzipSync } from 'node:zlib'
import { createApi } from './api.ts'
import { ComesBack, Refused } from './failure.ts'

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

function apiAnswering(answer: (url: string, init: RequestInit) => Promise<Response> | Response, expired: () => void = () => undefined) {
  const calls: { url: string; init: RequestInit }[] = []
  const api = createApi({
    base: '', token: () => 'secret', onExpired: expired, timeout: 50,
    fetch: (async (url: string, init: RequestInit) => { calls.push({ url, init }); return answer(url, init) }) as typeof fetch,
  })
  return { api, calls }
}

describe('what the pane asks the server', () => {
  it('shows the sentence of a refusal and keeps its request number', async () => {
    const { api } = apiAnswering(() => json({ code: 'access.unit', text: '这张表不归你填。', details: {}, requestId: 'r-1' }, 403))
    const refused = await api.tasks().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect((refused as Refused).body).toMatchObject({ code: 'access.unit', requestId: 'r-1' })
  })
  it('treats a broken line, a late answer and a gateway in trouble as something that comes back', async () => {
    const reasons = await Promise.all([
      apiAnswering(() => { throw new TypeError('fetch failed') }).api.tasks(),
      apiAnswering((_, init) => new Promise<Response>((_resolve, reject) => { init.signal?.addEventListener('abort', () => { reject(new Error('aborted')) }) })).api.tasks(),
      apiAnswering(() => new Response('<html>', { status: 502 })).api.tasks(),
    ].map((asked) => asked.then(() => null, (error: unknown) => (error as ComesBack).reason)))
    expect(reasons).toEqual(['offline', 'timeout', 'busy'])
  })
  it('tells once who asked that the session is over', async () => {
    let expired = 0
    const { api } = apiAnswering(() => json({ code: 'session.expired', text: '登录已过期。', details: {}, requestId: 'r' }, 401), () => { expired += 1 })
    await expect(api.me()).rejects.toBeInstanceOf(Refused)
    expect(expired).toBe(1)
  })
  it('packs the rows of a large table and leaves small bodies as they are', async () => {
    const { api, calls } = apiAnswering(() => json({ sequence: 1, findings: [], checkedAt: '2026-09-22T06:32:00.000Z' }))
    const body = (rows: number) => ({ sequence: 1, editionHash: 'a'.repeat(64), whole: true, rows: Array.from({ length: rows }, (_, i) => ({ id: `r${i}`, cells: ['机电工程学院', i] })) })
    for (const rows of [1, 5000]) await api.check({ table: 'teacher', unit: 'hr' }, body(rows))
    const [small, large] = calls.map(({ init }) => init)
    expect(JSON.parse(String(small?.body))).toEqual(body(1))
    expect(new Headers(large?.headers).get('content-encoding')).toBe('gzip')
    expect(JSON.parse(gunzipSync(large?.body as ArrayBuffer).toString())).toEqual(body(5000))
  })
  it('refuses findings without a rule', async () => {
    const { api } = apiAnswering(() => json({ sequence: 1, findings: [{ key: 'k', cells: [], severity: 'error' }], checkedAt: '2026-09-22T06:32:00.000Z' }))
    await expect(api.check({ table: 'teacher', unit: 'hr' }, { sequence: 1, editionHash: 'a'.repeat(64), whole: false, rows: [] })).rejects.toMatchObject({ isFault: true })
  })
  it('calls an answer that does not fit a fault of ours, not of the person', async () => {
    const refused = await apiAnswering(() => json({ tasks: [{ nonsense: true }] })).api.tasks().catch((error: unknown) => error)
    expect((refused as Refused).isFault).toBe(true)
  })
  it('sends the token and never caches', async () => {
    const { api, calls } = apiAnswering(() => json({ tasks: [] }))
    await api.tasks()
    expect(calls[0]?.url).toBe('/api/tasks')
    expect(calls[0]?.init).toMatchObject({ cache: 'no-store', headers: { authorization: 'Bearer secret' } })
  })
  it('hands on status events and says when the line is lost', async () => {
    const stop = new AbortController()
    const heard: string[] = []
    const { api } = apiAnswering(() => new Response('data: {"kind":"queue","table":null,"unit":null,"at":"2026-09-22T14:00:00Z"}\n\ndata: nonsense\n\n'))
    await api.events((event) => { heard.push(event.kind) }, (line) => { heard.push(line); if (line === 'lost') stop.abort() }, stop.signal)
    expect(heard).toEqual(['live', 'queue', 'lost'])
  })
})
