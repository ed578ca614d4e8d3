import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { manifestFor, manifestHome } from './manifest-for.ts'

/** `/manifest.xml`, written for the address people reach this server at. `root` is the folder that holds manifest.xml. */
export function manifestRoutes(root: string, publicUrl: string = manifestHome) {
  return new Hono<Env>().get('/manifest.xml', async (c) => {
    const template = await readFile(`${root}/manifest.xml`, 'utf8')
    return c.body(manifestFor(template, publicUrl), 200, { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' })
  })
}
