import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, extname, join, normalize, resolve } from 'node:path'
import { generateCertificates } from 'office-addin-dev-certs'

const root = resolve(import.meta.dirname, '../..')
const officeJs = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.woff2': 'font/woff2',
}

/** What the server sends with the workbench: scripts from here only; Univer sets styles in attributes. */
export const POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; frame-ancestors 'self'"

export interface Served {
  /** "https://localhost:PORT" */
  readonly origin: string
  /** Requests answered 404. */
  readonly missing: string[]
  readonly close: () => Promise<void>
}

/** Serves the built workbench, office.js of the installed package, and a test page of our own as the pane; no server of the product. */
export async function serveWorkbench(options: { http?: boolean; pane?: string } = {}): Promise<Served> {
  const folders: Readonly<Record<string, string>> = {
    // Another build than the usual one, while somebody builds that.
    '/workbench/': process.env.WORKBENCH_DIST ?? join(root, 'dist/workbench'),
    '/office-js/': officeJs,
    '/addin/': options.pane ?? join(root, 'workbench/page/testing'),
  }
  const missing: string[] = []
  const answer = (path: string): string | null => {
    const prefix = Object.keys(folders).find((one) => path.startsWith(one))
    const folder = prefix === undefined ? undefined : folders[prefix]
    if (prefix === undefined || folder === undefined) return null
    const rest = path.slice(prefix.length)
    const file = normalize(join(folder, rest === '' ? 'index.html' : rest))
    return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : null
  }
  const respond: Parameters<typeof createHttp>[1] = (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)
    const file = answer(path)
    if (!file) {
      missing.push(path)
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store',
      ...(path.startsWith('/workbench/') ? { 'content-security-policy': POLICY } : {}),
    })
    createReadStream(file).pipe(response)
  }
  const server = options.http ? createHttp(respond) : createHttps(await certificate(), respond)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `${options.http ? 'http' : 'https'}://localhost:${port}`,
    missing,
    close: () => new Promise((done) => {
      server.close(() => done())
      server.closeAllConnections()
    }),
  }
}

let made: Promise<{ key: string; cert: string }> | null = null

/** A certificate for this run only; nothing is installed on the machine. */
function certificate(): Promise<{ key: string; cert: string }> {
  return (made ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-tls-'))
    const [ca, cert, key] = ['ca.crt', 'localhost.crt', 'localhost.key'].map((name) => join(folder, name))
    await generateCertificates(ca, cert, key, 2, ['localhost', '127.0.0.1'])
    const pair = { cert: readFileSync(cert ?? '', 'utf8'), key: readFileSync(key ?? '', 'utf8') }
    rmSync(folder, { recursive: true, force: true })
    return pair
  })())
}
