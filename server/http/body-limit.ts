/**
 * Bounds what a request may carry, counted after decompression: a small zip of 2 GB is refused as soon as the limit is passed.
 * Bodies may come gzip- or deflate-compressed (a 20,000-row table is ten times smaller so).
 */
import { promisify } from 'node:util'
import { gunzip, inflate, type ZlibOptions } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { Problem } from '../../rules/problem.ts'
import type { Env } from './env.ts'

const MB = 1024 * 1024

/** Whole tables travel in drafts, checks and submissions; everything else is small. */
export function limitOf(path: string): number {
  return /\/(draft|checks|submissions)$/.test(path) ? 40 * MB : 2 * MB
}

export function limitBodies(limit: (path: string) => number = limitOf): MiddlewareHandler<Env> {
  return async (c, next) => {
    const most = limit(c.req.path)
    const tooLarge = (): Problem => new Problem('request.too-large', { limit: `${most / MB} MB` })
    const encoding = c.req.header('content-encoding')
    const length = Number(c.req.header('content-length') ?? NaN)
    if (length > most) throw tooLarge()
    // the server reads no more than the length it was told; asking for the body as a stream would cost more than the rest of a live check
    if (encoding === undefined && (!Number.isNaN(length) || c.req.method === 'GET')) return await next()
    const body = c.req.raw.body
    if (body === null) return await next()
    if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'deflate') throw new Problem('request.invalid', { what: `压缩方式 ${encoding}` })
    const packed = await readBounded(body, most, tooLarge)
    const bytes = encoding === undefined ? packed : await unpack(encoding, packed, most, tooLarge)
    c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers: withoutEncoding(c.req.raw.headers), body: bytes })
    await next()
  }
}

async function readBounded(stream: ReadableStream<Uint8Array>, most: number, tooLarge: () => Problem): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  for (;;) {
    const part = await reader.read().catch(() => { throw new Problem('request.invalid', { what: '正文没有收完' }) })
    if (part.done) break
    size += part.value.length
    if (size > most) {
      await reader.cancel().catch(() => undefined)
      throw tooLarge()
    }
    parts.push(part.value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const inflaters = { gzip: promisify<Uint8Array, ZlibOptions, Buffer>(gunzip), deflate: promisify<Uint8Array, ZlibOptions, Buffer>(inflate) }

async function unpack(encoding: keyof typeof inflaters, packed: Uint8Array, most: number, tooLarge: () => Problem): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await inflaters[encoding](packed, { maxOutputLength: most }))
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : new Problem('request.invalid', { what: `正文不是完整的 ${encoding}` })
  }
}

function withoutEncoding(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('content-encoding')
  kept.delete('content-length')
  kept.delete('transfer-encoding')
  return kept
}
