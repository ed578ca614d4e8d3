/**
 * The live check call, 2 rows of 6.1.1 = 52 cells whose staff numbers, units and carried-over columns are looked up: the real server over a demo
 * college, beside a bare endpoint that takes as many bytes and does 5 look-ups. Each in its own process, in turn, 50 clients on loopback.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import type { Cell } from '../rules/value.ts'
import type { CheckAnswer, CheckBody } from '../rules/wire.ts'
import { demo } from '../server/cli/demo.ts'
import { accountsOf, demoPassword } from '../server/demo/accounts.ts'
import { colleges } from '../server/demo/blueprint.ts'
import { loadNewestEdition } from '../server/editions/load-newest.ts'
import { atLeast, atMost, median, round, type Bench } from './harness.ts'
import { load } from './load.ts'

const table = 'ft_teacher_basic'
const unit = 'ysx'
const clients = 50
const rounds = 3
const seconds = 4

interface Contender { readonly url: string; stop(): void }

async function start(name: 'ours' | 'bare', dataDir: string): Promise<Contender> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('check-server.ts', import.meta.url)), name, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()))
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
  })
  return { url, stop: () => { child.removeAllListeners('exit'); child.kill('SIGTERM') } }
}

async function ask<Answer>(url: string, init: RequestInit): Promise<Answer> {
  const answer = await fetch(url, { ...init, headers: { 'content-type': 'application/json', ...init.headers } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return await answer.json() as Answer
}

/** A clerk of the unit, signed in, and two rows of what he has typed. */
async function clerk(base: string): Promise<{ headers: Record<string, string>; body: CheckBody }> {
  const college = colleges[0]
  const account = college && accountsOf(college).find((one) => one.unit === unit && one.roles.includes('filler'))
  const { token } = await ask<{ token: string }>(`${base}/api/session`, { method: 'POST', body: JSON.stringify({ college: college?.id, staffNo: account?.staffNo, password: demoPassword }) })
  const headers = { authorization: `Bearer ${token}` }
  const sheet = await ask<{ rows: { id: string; cells: Cell[] }[] }>(`${base}/api/tables/${table}/units/${unit}`, { headers })
  return { headers, body: { sequence: 1, editionHash: loadNewestEdition().hash, rows: sheet.rows.slice(10, 12).map(({ id, cells }) => ({ id, cells })), whole: false } }
}

/** As many staff as the demo college has, by number. */
function prepareBare(dataDir: string, staffNos: readonly string[]): void {
  const database = new Database(join(dataDir, 'bare.sqlite'))
  database.exec('CREATE TABLE staff (staff_no TEXT PRIMARY KEY, name TEXT NOT NULL, org_code TEXT NOT NULL) STRICT')
  const insert = database.prepare('INSERT INTO staff VALUES (?, ?, ?)')
  database.transaction(() => staffNos.forEach((no, i) => insert.run(no, `教师${i}`, `D${i % 20}`)))()
  database.close()
}

export const bench: Bench = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'statbook-check-'))
  const contenders: Contender[] = []
  try {
    await demo(1, { dataDir })
    const keys = Array.from({ length: 800 }, (_, i) => String(2_010_000 + i))
    prepareBare(dataDir, keys)
    const ours = await start('ours', dataDir)
    contenders.push(ours)
    const bare = await start('bare', dataDir)
    contenders.push(bare)
    const { headers, body } = await clerk(ours.url)
    const wrong: CheckBody = { ...body, rows: body.rows.map((row, i) => (i === 0 ? { ...row, cells: row.cells.map((cell, at) => (at === 1 ? 'X99' : cell)) } : row)) }
    const path = `/api/tables/${table}/units/${unit}/checks`
    const told = (await ask<CheckAnswer>(`${ours.url}${path}`, { method: 'POST', headers, body: JSON.stringify(wrong) })).findings.length
    const common = { method: 'POST', connections: clients, duration: seconds } as const
    const json = { 'content-type': 'application/json' }
    const measured = { ours: [] as Awaited<ReturnType<typeof load>>[], bare: [] as Awaited<ReturnType<typeof load>>[] }
    for (let r = 0; r <= rounds; r += 1) {
      const one = await load({ ...common, url: `${ours.url}${path}`, headers: { ...json, ...headers }, body: JSON.stringify(body) })
      const other = await load({ ...common, url: `${bare.url}/checks`, headers: { ...json, ...headers }, body: JSON.stringify({ ...body, keys: keys.slice(100, 105) }) })
      if (r === 0) continue // warm-up
      measured.ours.push(one)
      measured.bare.push(other)
    }
    const of = (name: 'ours' | 'bare', figure: 'perSecond' | 'p50' | 'p99'): number => median(measured[name].map((each) => each[figure]))
    const ratio = median(measured.ours.map((one, r) => one.perSecond / (measured.bare[r]?.perSecond ?? Number.NaN)))
    return {
      name: 'check',
      figures: {
        'requests/s ours': round(of('ours', 'perSecond')), 'requests/s bare': round(of('bare', 'perSecond')), 'p50 ms ours': of('ours', 'p50'), 'p50 ms bare': of('bare', 'p50'),
        'p99 ms ours': of('ours', 'p99'), 'p99 ms bare': of('bare', 'p99'), clients, 'cells in a call': body.rows.reduce((sum, row) => sum + row.cells.length, 0), 'findings for an unknown number': told,
      },
      ratios: { 'ours vs bare': round(ratio) },
      bars: { 'requests/s vs bare': atLeast(0.7, ratio), 'p99 ms': atMost(50, of('ours', 'p99')), 'an unknown number is told': atLeast(1, told) },
    }
  } finally {
    for (const contender of contenders) contender.stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
