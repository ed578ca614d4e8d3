import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addPersons } from '../colleges/commands.ts'
import { foundColleges } from '../testing/colleges.ts'
import { meOf, openWorld, PASSWORD, type World } from '../testing/world.ts'

let world: World
beforeEach(async () => {
  world = openWorld()
  await foundColleges(world.deps)
})
afterEach(() => world.close())

describe('signing in', () => {
  it('refuses a wrong password and says how many attempts are left', async () => {
    const answer = await world.ask('POST', '/api/session', null, { college: 'jzu', staffNo: 'limin', password: 'wrong' })
    expect(answer.status).toBe(401)
    expect(answer.problem).toMatchObject({ code: 'session.wrong-password', details: { left: 4 } })
    expect(answer.problem.text).toContain('还可以再试 4 次')
    expect(answer.problem.requestId).toBe(answer.headers.get('x-request-id'))
  })

  it('answers an unknown number, an unknown college and a person of another college in the same words', async () => {
    for (const [college, staffNo] of [['jzu', 'nobody'], ['nowhere', 'limin'], ['jzu', "' OR 1=1 --"]] as const) {
      const answer = await world.ask('POST', '/api/session', null, { college, staffNo, password: PASSWORD })
      expect([answer.status, answer.problem.code, answer.problem.details]).toEqual([401, 'session.wrong-password', { left: 4 }])
    }
  })

  it('locks an account after five wrong passwords, even for the right one, and opens it after ten minutes', async () => {
    const wrong = { college: 'jzu', staffNo: 'limin', password: 'wrong' }
    for (let i = 0; i < 4; i += 1) await world.ask('POST', '/api/session', null, wrong)
    expect((await world.ask('POST', '/api/session', null, wrong)).problem).toMatchObject({ code: 'session.locked', details: { minutes: 10 } })
    expect((await world.ask('POST', '/api/session', null, { ...wrong, password: PASSWORD })).status).toBe(429)
    world.wait(11)
    expect((await world.ask('POST', '/api/session', null, { ...wrong, password: PASSWORD })).status).toBe(200)
  })

  it('lets no more guesses through when they all come at once', async () => {
    const guesses = await Promise.all(Array.from({ length: 20 }, (_, i) => world.ask('POST', '/api/session', null, { college: 'jzu', staffNo: 'limin', password: `guess ${i}` })))
    expect(guesses.filter(answer => answer.status === 401).length).toBeLessThanOrEqual(5)
  })

  it('slows one address that tries many accounts', async () => {
    for (let i = 0; i < 30; i += 1) await world.ask('POST', '/api/session', null, { college: 'jzu', staffNo: `n${i}`, password: 'x' })
    expect((await world.ask('POST', '/api/session', null, { college: 'jzu', staffNo: 'limin', password: PASSWORD })).problem.code).toBe('request.too-many')
  })

  it('tells who is signed in, with the roles as the regulation calls them, the tabs and the year', async () => {
    const token = await world.signIn('jzu', 'limin')
    const me = meOf(await world.ask('GET', '/api/session', token))
    expect(me.person).toEqual({ id: 'limin', staffNo: 'limin', name: '李敏', mustChangePassword: false })
    expect(me.roles).toEqual([{ role: 'filler', roleName: '采集人', unit: { id: 'mech', name: '机电工程学院' } }])
    expect(me.tabs).toEqual(['tasks', 'fill'])
    expect(me.cycle).toMatchObject({ id: '2025-2026', state: 'collecting', calendarYear: 2025, academicYear: { start: '2025-09-01', end: '2026-08-31' } })
    expect(me.regime.levels.map(level => level.stage)).toEqual(['部门审核', '业务归口部门审查', '学校复审'])
  })
})

describe('a session', () => {
  it('is refused without a token, with a made-up one, and after it has run out', async () => {
    const token = await world.signIn('jzu', 'limin')
    expect((await world.ask('GET', '/api/session', null)).problem.code).toBe('session.expired')
    expect((await world.ask('GET', '/api/session', 'A'.repeat(43))).status).toBe(401)
    world.wait(12 * 60 + 1)
    expect((await world.ask('GET', '/api/session', token)).status).toBe(401)
  })

  it('ends at once when signed out', async () => {
    const token = await world.signIn('jzu', 'limin')
    expect((await world.ask('DELETE', '/api/session', token)).status).toBe(204)
    expect((await world.ask('GET', '/api/session', token)).status).toBe(401)
  })

  it('keeps only the hash of the token', async () => {
    const token = await world.signIn('jzu', 'limin')
    const stored = await world.deps.db.selectFrom('sessions').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(token)
  })

  it('changes a password with the right current one and ends the other sessions', async () => {
    const [one, two] = [await world.signIn('jzu', 'limin'), await world.signIn('jzu', 'limin')]
    expect((await world.ask('PUT', '/api/session/password', one, { current: 'wrong', next: 'a new password' })).problem.code).toBe('session.wrong-password')
    expect((await world.ask('PUT', '/api/session/password', one, { current: PASSWORD, next: PASSWORD })).problem.code).toBe('session.same-password')
    expect((await world.ask('PUT', '/api/session/password', one, { current: PASSWORD, next: 'a new password' })).status).toBe(204)
    expect((await world.ask('GET', '/api/session', one)).status).toBe(200)
    expect((await world.ask('GET', '/api/session', two)).status).toBe(401)
    await world.signIn('jzu', 'limin', 'a new password')
  })

  it('lets someone with a first password do nothing but change it', async () => {
    const author = { college: { id: 'jzu', name: '焦作大学', regime: 'jiaozuo' }, person: null }
    await addPersons(world.deps, author, [{ id: 'new', staffNo: 'new', name: '新人', passwordHash: await world.deps.passwords.hash(PASSWORD), mustChangePassword: true, roles: [{ role: 'filler', unitId: 'mech' }] }])
    const token = await world.signIn('jzu', 'new')
    expect((await world.ask('GET', '/api/tasks', token)).problem.code).toBe('session.must-change-password')
    expect((await world.ask('GET', '/api/session', token)).status).toBe(200)
    await world.ask('PUT', '/api/session/password', token, { current: PASSWORD, next: 'a new password' })
    expect((await world.ask('GET', '/api/tasks', token)).status).toBe(200)
  })
})

describe('a request', () => {
  it('that is no JSON, or of another kind, or misses something, is told what is wrong with it', async () => {
    expect((await world.ask('POST', '/api/session', null, '{"college":')).problem).toMatchObject({ code: 'request.invalid' })
    expect((await world.ask('POST', '/api/session', null, { college: 'jzu' })).problem.text).toContain('staffNo')
    const form = await world.app.request('/api/session', { method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain' } })
    expect([form.status, ((await form.json()) as { code: string }).code]).toEqual([400, 'request.invalid'])
  })

  it('to an unknown address gets a sentence, not a blank page', async () => {
    expect((await world.ask('GET', '/api/nothing', null)).problem).toMatchObject({ code: 'request.unknown' })
  })

  it('carries headers that let Office frame the pane and nobody else', async () => {
    const { headers } = await world.ask('GET', '/', null)
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'self' https:\/\/\*\.officeapps\.live\.com/)
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
    expect((await world.ask('GET', '/api/health', null)).headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  })
})
