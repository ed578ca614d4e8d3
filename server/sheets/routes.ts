import { OpenAPIHono, z } from '@hono/zod-openapi'
import { checkAnswerSchema, checkSchema, draftAnswerSchema, draftSchema, previewSchema, referenceSchema, sheetSchema, submitAnswerSchema, submitSchema } from '../../rules/wire.ts'
import { signedIn } from '../actor.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../http/env.ts'
import { body, jsonRoute } from '../http/route.ts'
import { previewSubmission } from '../submissions/preview.ts'
import { submit } from '../submissions/submit.ts'
import { checkRows } from './check.ts'
import { openSheet } from './open-sheet.ts'
import { readReferences } from './references.ts'
import { saveDraft } from './save-draft.ts'

const path = '/api/tables/{table}/units/{unit}'
const params = z.object({ table: z.string().max(64), unit: z.string().max(64) })
const open = jsonRoute({ method: 'get', path, access: 'signed-in', summary: '打开一张表', request: { params }, answer: sheetSchema })
const draft = jsonRoute({ method: 'put', path: `${path}/draft`, access: ['filler'], summary: '保存草稿', request: { params, ...body(draftSchema) }, answer: draftAnswerSchema })
const references = jsonRoute({ method: 'get', path: `${path}/references`, access: 'signed-in', summary: '可引用的名单', request: { params }, answer: referenceSchema })
const checks = jsonRoute({ method: 'post', path: `${path}/checks`, access: 'signed-in', summary: '跨表检查', request: { params, ...body(checkSchema) }, answer: checkAnswerSchema })
const preview = jsonRoute({ method: 'get', path: `${path}/submissions/preview`, access: 'signed-in', summary: '提交前看一眼', request: { params }, answer: previewSchema })
const send = jsonRoute({ method: 'post', path: `${path}/submissions`, access: ['filler'], summary: '提交', request: { params, ...body(submitSchema) }, answer: submitAnswerSchema })

/** A table at a unit: open, keep, check, submit. */
export function sheetRoutes(deps: Deps) {
  return new OpenAPIHono<Env>()
    .openapi(open, async c => c.json(await openSheet(deps, signedIn(c.get('actor')), c.req.valid('param')), 200))
    .openapi(draft, async c => c.json(await saveDraft(deps, signedIn(c.get('actor')), c.req.valid('param'), c.req.valid('json')), 200))
    .openapi(references, async c => c.json(await readReferences(deps, signedIn(c.get('actor')), c.req.valid('param')), 200))
    .openapi(checks, async c => c.json(await checkRows(deps, signedIn(c.get('actor')), c.req.valid('param'), c.req.valid('json')), 200))
    .openapi(preview, async c => c.json(await previewSubmission(deps, signedIn(c.get('actor')), c.req.valid('param')), 200))
    .openapi(send, async c => c.json(await submit(deps, signedIn(c.get('actor')), c.req.valid('param'), c.req.valid('json')), 200))
}
