import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foundColleges } from '../testing/colleges.ts'
import { decide, draft, returning, sent, staff } from '../testing/steps.ts'
import { openWorld, PASSWORD, type World } from '../testing/world.ts'
import { verifyAudit } from './verify.ts'

let world: World
beforeEach(async () => {
  world = openWorld()
  await foundColleges(world.deps)
})
afterEach(() => world.close())

const actions = async (): Promise<readonly string[]> => (await world.deps.db.selectFrom('audit_events').select('action').where('collegeId', '=', 'jzu').orderBy('sequence').execute()).map(event => event.action)

describe('the audit log', () => {
  it('has exactly one event for each write, and none for a refusal', async () => {
    const before = (await actions()).length
    const filler = await world.signIn('jzu', 'liuyang')
    const reviewer = await world.signIn('jzu', 'zhoufang')
    const place: [string, string] = ['src_staff', 'hr']
    await draft(world, filler, [staff('T1', '赵晓冬')], {}, place)
    const submission = await sent(world, filler, [staff('T1', '赵晓冬')], {}, place)
    await decide(world, reviewer, submission, { confirmed: [] })
    await world.ask('POST', `/api/submissions/${submission.submission}/withdrawal`, filler)
    const second = await sent(world, filler, [staff('T1', '赵晓冬')], {}, place)
    await decide(world, reviewer, second, returning(['sT1'], 'name'))
    await world.ask('PUT', '/api/session/password', filler, { current: PASSWORD, next: 'another password' })
    await world.ask('DELETE', '/api/session', filler)
    expect((await actions()).slice(before)).toEqual([
      'session.opened', 'session.opened', 'draft.saved', 'submission.made', 'submission.withdrawn', 'submission.made', 'decision.made', 'password.changed', 'session.closed',
    ])
  })

  it('is one chain for each college', async () => {
    await world.signIn('jzu', 'limin')
    for (const college of ['jzu', 'xyac']) expect(await verifyAudit(world.deps.db, college)).toMatchObject({ brokenAt: null })
  })

  it('shows where somebody has altered it behind the program\'s back', async () => {
    const { db } = world.deps
    const events = await db.selectFrom('audit_events').selectAll().where('collegeId', '=', 'jzu').orderBy('sequence').execute()
    const altered = events.map(event => event.sequence === 3 ? { ...event, details: '{"units":["other"]}' } : event)
    await db.schema.dropTable('audit_events').execute()
    await db.schema.createTable('audit_events').addColumn('collegeId', 'text').addColumn('sequence', 'integer').addColumn('at', 'text').addColumn('personId', 'text').addColumn('action', 'text')
      .addColumn('cycleId', 'text').addColumn('tableId', 'text').addColumn('unitId', 'text').addColumn('subject', 'text').addColumn('details', 'text').addColumn('previousHash', 'text').addColumn('hash', 'text').execute()
    await db.insertInto('audit_events').values(altered).execute()
    expect(await verifyAudit(db, 'jzu')).toEqual({ events: 2, brokenAt: 3 })
  })
})
