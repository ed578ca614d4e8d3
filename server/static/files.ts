/**
 * Serves files of one folder. A path is resolved first and must still lie inside: no `..`, no link out of it.
 * Files with a content hash in their name never change; everything else is asked for again (with an ETag, so it costs little).
 */
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { MiddlewareHandler } from 'hono'
import { Problem } from '../../rules/problem.ts'
import type { Env } from '../http/env.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.xml': 'application/xml; charset=utf-8',
  '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8', '.map': 'application/json; charset=utf-8',
}

export function readFiles(prefix: string, folder: string): MiddlewareHandler<Env> {
  return async c => {
    const wanted = decodeURIComponent(c.req.path.slice(prefix.length))
    const path = await inside(folder, wanted === '' || wanted.endsWith('/') ? `${wanted}index.html` : wanted)
    const found = path === null ? null : await stat(path).catch(() => null)
    if (path === null || found === null || !found.isFile()) throw new Problem('request.unknown')
    const etag = `"${found.size.toString(16)}-${Math.round(found.mtimeMs).toString(16)}"`
    const hashed = /[.-][\w-]{8,}\.(?:js|css|woff2|svg|png|wasm)$/.test(path) && path.includes(`${sep}assets${sep}`)
    const cache = hashed ? 'public, max-age=31536000, immutable' : 'no-cache'
    if (c.req.header('if-none-match')?.replace(/^W\//, '') === etag) return c.body(null, 304, { etag, 'cache-control': cache })
    const stream = Readable.toWeb(createReadStream(path)) as ReadableStream
    return c.body(stream, 200, { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'content-length': String(found.size), etag, 'cache-control': cache })
  }
}

/** The real path of a wanted file, null when there is none inside the folder. */
async function inside(folder: string, wanted: string): Promise<string | null> {
  if (wanted.includes('\0')) return null
  const root = await realpath(folder).catch(() => null)
  if (root === null) return null
  const path = await realpath(join(root, wanted)).catch(() => null)
  return path !== null && path.startsWith(root + sep) ? path : null
}
