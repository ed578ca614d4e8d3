/** Puts the parts together and listens. Stops gracefully: requests in hand are finished, the database is written back and closed. */
import { createServer } from 'node:https'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import pino, { type Logger } from 'pino'
import { createApp } from './app.ts'
import { openDatabase } from './db/open.ts'
import { createDeps, type Deps } from './deps.ts'
import { loadNewestEdition } from './editions/load-newest.ts'
import { createEditions } from './editions/registry.ts'
import { loadRegimes } from './regimes.ts'
import type { PasswordCost } from './sessions/passwords.ts'
import type { Settings } from './settings.ts'
import { certificateFor } from './tls/certificate.ts'
import { workbooks } from './workbooks/workbooks.ts'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const { version } = JSON.parse(readFileSync(`${projectRoot}/package.json`, 'utf8')) as { version: string }

export interface OpenOptions { readonly log?: Logger; readonly now?: () => Date; readonly passwordCost?: PasswordCost }

/** The parts of a server over the database of a data folder. Throws NewerDatabaseError, or the faults of the edition and regimes. */
export function openDeps(settings: Pick<Settings, 'dataDir'>, options: OpenOptions = {}): Deps {
  const database = openDatabase(settings.dataDir)
  return createDeps({
    database, editions: createEditions(database.db, loadNewestEdition()), regimes: loadRegimes(), workbooks, log: options.log ?? pino({ level: 'silent' }),
    ...(options.now ? { now: options.now } : {}), ...(options.passwordCost ? { passwordCost: options.passwordCost } : {}),
  })
}

export interface Running { readonly url: string; readonly trusted: boolean; readonly deps: Deps; stop(): Promise<void> }

/** Listens until stopped. Port 0 takes a free one. */
export async function listen(settings: Settings, deps: Deps): Promise<Running> {
  const certificate = await certificateFor(settings)
  const app = createApp(deps, { version, officeJs: settings.officeJs, https: certificate !== null, frameAncestors: settings.frameAncestors, files: { root: projectRoot }, publicUrl: settings.publicUrl })
  const running = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const server = serve({
      fetch: app.fetch, port: settings.port, hostname: settings.host,
      ...(certificate ? { createServer, serverOptions: { cert: certificate.cert, key: certificate.key } } : {}),
    }, () => resolve(server))
    server.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new Error(`端口 ${settings.port} 已被占用。停掉占用它的程序，或设置 PORT 换一个。`) : error))
  })
  const address = running.address()
  const port = typeof address === 'object' && address !== null ? address.port : settings.port
  const url = settings.port === 0 ? settings.publicUrl.replace(/:0$/, `:${port}`) : settings.publicUrl
  let stopping: Promise<void> | null = null
  const stop = (): Promise<void> => (stopping ??= (async () => {
    deps.bus.close()
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => { if ('closeAllConnections' in running) running.closeAllConnections() }, 5000)
      running.close(() => { clearTimeout(timer); resolve() })
      if ('closeIdleConnections' in running) running.closeIdleConnections()
    })
    await deps.database.close()
  })())
  return { url, trusted: certificate?.trusted ?? true, deps, stop }
}

/** Stops on Ctrl+C and on the signal of a service manager. */
export function stopOnSignal(running: Running): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { void running.stop().then(() => process.exit(0)) })
}
