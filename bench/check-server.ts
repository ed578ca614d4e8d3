/**
 * One contender of `check.ts` in a process of its own, over the data folder given: `ours` is the whole real server, `bare` a Hono endpoint that reads
 * JSON, does five look-ups by primary key with a prepared better-sqlite3 statement, and answers JSON. Prints its address when it listens.
 */
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import pino from 'pino'
import { listen, openDeps, stopOnSignal } from '../server/main.ts'
import { readSettings } from '../server/settings.ts'

const [contender, dataDir = ''] = process.argv.slice(2)

if (contender === 'ours') {
  const settings = readSettings({ DATA_DIR: dataDir, PORT: '0', TLS: 'off', HOST: '127.0.0.1' })
  // logs as a real server does, a line a request, to nowhere
  const running = await listen(settings, openDeps(settings, { log: pino({ level: settings.logLevel }, pino.destination('/dev/null')) }))
  stopOnSignal(running)
  console.log(running.url)
} else {
  const database = new Database(`${dataDir}/bare.sqlite`)
  database.pragma('journal_mode = WAL')
  const find = database.prepare<[string], { name: string; org_code: string }>('SELECT name, org_code FROM staff WHERE staff_no = ?')
  const app = new Hono().post('/checks', async (c) => {
    const { sequence, keys } = await c.req.json<{ sequence: number; keys: readonly string[]; rows: readonly unknown[] }>()
    const findings = keys.flatMap((key) => (find.get(key) === undefined ? [{ key, code: 'ref.unknown' }] : []))
    return c.json({ sequence, findings, checkedAt: new Date().toISOString() })
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`http://127.0.0.1:${port}`))
  process.once('SIGTERM', () => server.close(() => process.exit(0)))
}
