import { Hono } from 'hono'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../http/env.ts'
import { documentOf } from './document.ts'
import { renderDocs } from './render.ts'

/** `/api/openapi.json` for machines and `/api/docs` for people, both of the routes as they are. */
export function docsRoutes(app: OpenAPIHono<Env>, version: string) {
  return new Hono<Env>()
    .get('/api/openapi.json', c => c.json(documentOf(app, version), 200))
    .get('/api/docs', c => c.html(renderDocs(documentOf(app, version)), 200))
}
