import type { OpenAPIHono } from '@hono/zod-openapi'
import { problems } from '../../rules/problem.ts'
import type { Env } from '../http/env.ts'

/** The parts of an OpenAPI 3.1 document that the page shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
export interface Operation {
  readonly summary?: string
  readonly 'x-access'?: string | readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[]
  readonly requestBody?: { readonly content?: Content }
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>
}
export type Content = Readonly<Record<string, { readonly schema?: Schema }>>
export type Schema = Readonly<Record<string, unknown>>

/** The document of the routes that are really there; every operation also answers with the one error body. */
export function documentOf(app: OpenAPIHono<Env>, version: string): ApiDocument {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: '状态簿 API', version, description: '人才培养工作状态数据的采集、审核与合并。出错时正文都是 { code, text, details, requestId }。' },
    tags: [],
  })
  const problemSchema = {
    type: 'object', required: ['code', 'text', 'details', 'requestId'],
    properties: { code: { type: 'string', enum: Object.keys(problems) }, text: { type: 'string' }, details: { type: 'object' }, requestId: { type: 'string' } },
  }
  const paths: Record<string, Record<string, Operation>> = {}
  for (const [path, operations] of Object.entries((document.paths ?? {}) as Record<string, Record<string, Operation>>)) {
    paths[path] = {}
    for (const [method, operation] of Object.entries(operations)) {
      const refused = { description: '没有做成：原因和下一步', content: { 'application/json': { schema: problemSchema } } }
      paths[path][method] = { ...operation, responses: { ...operation.responses, default: refused } }
    }
  }
  const components = { ...document.components, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } }
  return { ...document, info: document.info, paths, components } as ApiDocument
}
