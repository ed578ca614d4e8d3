import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, meOf, type World } from '../testing/world.ts'

let world: World
beforeEach(() => { world = openWorld() })
afterEach(() => world.close())

const wish = { collegeId: 'jzu', collegeName: '焦作大学', regime: 'jiaozuo', staffNo: '10001', name: '王建国', password: 'a long password', cycle: '2025-2026' }

describe('the first start', () => {
  it('refuses a short password and an unknown regime, and leaves nothing behind', async () => {
    expect((await world.ask('POST', '/api/setup', null, { ...wish, password: 'short' })).problem.code).toBe('request.invalid')
    expect((await world.ask('POST', '/api/setup', null, { ...wish, regime: 'other' })).problem.text).toContain('jiaozuo')
    expect((await world.ask('GET', '/api/colleges', null)).body).toEqual({ colleges: [], needsSetup: true })
  })

  it('founds the college with its first administrator, who can sign in and lead the year', async () => {
    expect((await world.ask('POST', '/api/setup', null, wish)).status).toBe(204)
    expect((await world.ask('GET', '/api/colleges', null)).body).toEqual({ colleges: [{ id: 'jzu', name: '焦作大学' }], needsSetup: false })
    const me = meOf(await world.ask('GET', '/api/session', await world.signIn('jzu', '10001', 'a long password')))
    expect(me.roles.map(held => held.role).sort()).toEqual(['admin', 'quality'])
  })

  it('is refused the second time, also when two come at once', async () => {
    const both = await Promise.all([world.ask('POST', '/api/setup', null, wish), world.ask('POST', '/api/setup', null, { ...wish, collegeId: 'other' })])
    expect(both.map(answer => answer.status).sort()).toEqual([204, 409])
    expect((await world.ask('POST', '/api/setup', null, { ...wish, collegeId: 'third' })).problem.code).toBe('setup.done')
  })
})
