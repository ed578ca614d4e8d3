/**
 * Who may call what, over every route there is: the list comes from the app itself, so a new route without a line here fails.
 * A line says what each kind of caller is answered; `own` is 机电 at 焦作, `other` 经贸, `foreign` the same ids at the other college.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundColleges } from './testing/colleges.ts'
import { approved, nextRequest, sent, staff } from './testing/steps.ts'
import { openWorld, PASSWORD, type World } from './testing/world.ts'

let world: World
let submission: string
let foreignSubmission: string
const tokens = new Map<string, string>()
const people = { filler: 'limin', reviewer: 'zhangqiang', head: 'sunhead', owner: 'zhoufang', quality: 'wangjg', admin: 'admin' } as const
type Who = keyof typeof people | 'nobody' | 'foreign'

const row = { id: 'r1', cells: ['T1', '赵晓冬', '硕士', 30, null] }

beforeAll(async () => {
  world = openWorld()
  await foundColleges(world.deps)
  for (const college of ['jzu', 'xyac']) {
    await world.deps.db.insertInto('roles').values({ collegeId: college, personId: 'zhaomin', role: 'unit-head', unitId: 'hr' }).execute()
    const source = await sent(world, await world.signIn(college, 'liuyang'), [staff('T1', '赵晓冬')], {}, ['src_staff', 'hr'])
    await approved(world, await world.signIn(college, 'zhoufang'), source)
    if (college === 'jzu') await approved(world, await world.signIn(college, 'zhoufang'), source)
    else await approved(world, await world.signIn(college, 'zhaomin'), source, { password: PASSWORD })
    await approved(world, await world.signIn(college, 'wangjg'), source)
    const made = await sent(world, await world.signIn(college, 'limin'), [row])
    if (college === 'jzu') submission = made.submission
    else foreignSubmission = made.submission
  }
  for (const [who, staffNo] of Object.entries(people)) tokens.set(who, await world.signIn('jzu', staffNo))
  tokens.set('foreign', await world.signIn('xyac', 'wangjg'))
})
afterAll(() => world.close())

const sheetBody = (): Record<string, unknown> => ({ requestId: nextRequest(), baseRevision: -1, editionHash: world.deps.editions.newest.hash, rows: [row], order: ['r1'], explanations: [], confirmed: true, sequence: 1, whole: false })
const decision = (): Record<string, unknown> => ({ requestId: nextRequest(), approve: [], returns: [], confirmed: [], countTyped: null, password: null, hash: 'x' })
const anyone: readonly Who[] = ['filler', 'reviewer', 'head', 'owner', 'quality', 'admin', 'foreign']
const everybody: readonly Who[] = [...anyone, 'nobody']
const readers: readonly Who[] = ['filler', 'reviewer', 'head', 'owner', 'quality']

/** Each route: how to call it and who gets past the door. Getting past the door is any answer but 401, 403 and 404. */
const rules: Readonly<Record<string, { readonly body?: () => unknown; readonly path?: () => string; readonly enter: readonly Who[] }>> = {
  'POST /api/session': { body: () => ({ college: 'jzu' }), enter: everybody },
  'GET /api/session': { enter: anyone },
  'DELETE /api/session': { enter: anyone },
  'PUT /api/session/password': { body: () => ({}), enter: anyone },
  'GET /api/colleges': { enter: everybody },
  'POST /api/setup': { body: () => ({}), enter: everybody },
  'GET /api/editions/:hash': { path: () => `/api/editions/${world.deps.editions.newest.hash}`, enter: everybody },
  'GET /api/tasks': { enter: anyone },
  'GET /api/tables/:table/units/:unit': { enter: [...readers, 'foreign'] },
  'PUT /api/tables/:table/units/:unit/draft': { body: sheetBody, enter: ['filler'] },
  'GET /api/tables/:table/units/:unit/references': { enter: [...readers, 'foreign'] },
  'POST /api/tables/:table/units/:unit/checks': { body: sheetBody, enter: [...readers, 'foreign'] },
  'GET /api/tables/:table/units/:unit/submissions/preview': { enter: [...readers, 'foreign'] },
  'POST /api/tables/:table/units/:unit/submissions': { body: sheetBody, enter: ['filler'] },
  'GET /api/queue': { enter: ['reviewer', 'head', 'owner', 'quality', 'foreign'] },
  'GET /api/submissions/:id': { enter: readers },
  'POST /api/submissions/:id/decisions': { body: decision, enter: ['reviewer'] },
  'POST /api/submissions/:id/withdrawal': { path: () => '/api/submissions/none/withdrawal', enter: [] },
  'GET /api/progress': { enter: anyone },
  'GET /api/merge/plan': { enter: ['quality', 'admin', 'foreign'] },
  'GET /api/merge/rows': { path: () => '/api/merge/rows?purpose=test', enter: ['quality', 'admin', 'foreign'] },
  'GET /api/merge/workbook': { path: () => '/api/merge/workbook?purpose=test', enter: ['quality', 'admin', 'foreign'] },
  'GET /api/templates/:table': { path: () => '/api/templates/teachers', enter: anyone },
  'GET /api/events': { enter: anyone },
  'GET /api/health': { enter: everybody },
}

interface Declared { readonly method: string; readonly path: string }

function routes(): readonly Declared[] {
  return world.app.openAPIRegistry.definitions.flatMap(definition => definition.type === 'route'
    ? [{ method: definition.route.method.toUpperCase(), path: definition.route.path.replaceAll(/\{(\w+)\}/g, ':$1') }] : [])
}

async function status(who: Who, method: string, path: string, body: unknown): Promise<number> {
  const stop = new AbortController()
  const token = tokens.get(who)
  const response = await world.app.request(path, {
    method, signal: stop.signal, headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  await response.body?.cancel()
  return response.status
}

describe('every route', () => {
  it('has a rule here, and every rule a route', () => {
    expect(routes().map(route => `${route.method} ${route.path}`).sort()).toEqual(Object.keys(rules).sort())
  })

  it('declares who may call it in the documentation', async () => {
    const document = (await world.ask('GET', '/api/openapi.json', null)).body as { paths: Record<string, Record<string, { 'x-access'?: unknown }>> }
    const bare = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).filter(([, operation]) => operation['x-access'] === undefined).map(([method]) => `${method} ${path}`))
    expect(bare).toEqual([])
    expect((await world.ask('GET', '/api/docs', null)).body).toContain('/api/submissions/{id}/decisions')
  })

  it('lets in whom it should and nobody else', async () => {
    const wrong: string[] = []
    for (const [route, rule] of Object.entries(rules)) {
      const [method = '', pattern = ''] = route.split(' ')
      for (const who of everybody) {
        const path = rule.path?.() ?? pattern.replace(':table', 'teachers').replace(':unit', 'mech').replace(':id', submission)
        // signing out would end the sessions of this file; what it does is told in sessions.test.ts
        const answer = method === 'DELETE' && who !== 'nobody' ? 204 : await status(who, method, path, rule.body?.())
        const entered = answer !== 401 && answer !== 403 && answer !== 404
        if (entered !== rule.enter.includes(who)) wrong.push(`${route} ${who}: ${answer}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('shows nothing of one college to the other: ids are unknown, sheets are its own', async () => {
    const jz = tokens.get('quality') ?? ''
    expect((await world.ask('GET', `/api/submissions/${foreignSubmission}`, jz)).problem.code).toBe('submission.unknown')
    const own = JSON.stringify((await world.ask('GET', '/api/merge/rows?purpose=test&drafts=yes&mask=no', jz)).body)
    const theirs = await world.deps.db.selectFrom('submissions').select('id').where('collegeId', '=', 'xyac').execute()
    for (const { id } of theirs) expect(own).not.toContain(id)
    expect((await world.ask('GET', '/api/progress', jz)).body).toMatchObject({ units: [{ id: 'hr' }, { id: 'mech' }, { id: 'trade' }] })
  })

  it('refuses the neighbour unit: what is assigned to 机电 is not for 经贸', async () => {
    const neighbour = await world.signIn('jzu', 'wujing')
    for (const [method, path, body] of [['GET', '', undefined], ['PUT', '/draft', sheetBody()], ['POST', '/checks', sheetBody()], ['GET', '/references', undefined], ['GET', '/submissions/preview', undefined], ['POST', '/submissions', sheetBody()]] as const) {
      expect((await world.ask(method, `/api/tables/teachers/units/mech${path}`, neighbour, body)).problem.code).toBe('access.unit')
    }
    expect((await world.ask('GET', `/api/submissions/${submission}`, neighbour)).problem.code).toBe('access.unit')
    expect((await world.ask('GET', '/api/tables/nothing/units/mech', neighbour)).problem.code).toBe('table.unknown')
    expect((await world.ask('GET', '/api/tables/teachers/units/nowhere', neighbour)).problem.code).toBe('unit.unknown')
  })
})
