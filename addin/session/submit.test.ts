import { describe, expect, it } from 'vitest'
import { teacher } from '../testing/sample-edition.ts'
import { listObject, world } from '../testing/sample-world.ts'

async function opened() {
  const it = world()
  await it.signIn()
  await it.open()
  return it
}
type World = Awaited<ReturnType<typeof opened>>
async function prepared(): Promise<World> {
  const it = await opened()
  it.session.prepareSubmission()
  await it.clock.advance(100)
  return it
}

describe('submitting', () => {
  it('stays on the table while something blocks', async () => {
    const it = await opened()
    it.host.type(listObject, teacher, 0, 'nation', '汉')
    it.session.prepareSubmission()
    await it.clock.advance(200)
    expect(it.state().routes.at(-1)).toEqual({ at: 'fill' })
    expect(it.server.submissions).toEqual([])
  })
  it('reads the table again, asks about all of it and shows what would be sent', async () => {
    const it = await prepared()
    expect(it.state().routes.at(-1)).toEqual({ at: 'submit' })
    expect(it.state().submitting).toMatchObject({ preview: { added: 1, changed: 2 }, state: 'confirm' })
    expect(it.server.checks.at(-1)).toBe(2)
  })
  it('makes the sheet read-only and keeps the number', async () => {
    const it = await prepared()
    it.session.sendSubmission()
    await it.clock.advance(100)
    expect(it.state().accepted?.number).toBe('2026-0611-0001')
    expect(it.sheet().ladder).toMatchObject({ accepted: 'done', number: '2026-0611-0001' })
    expect(it.host.sheets.get(listObject)?.readOnly).toBe(true)
  })
  it('never submits twice when the receipt is lost', async () => {
    const it = await prepared()
    it.server.losesAnswers = 1
    it.session.sendSubmission()
    await it.clock.advance(100)
    expect(it.state().submitting?.state).toBe('unsure')
    it.session.sendSubmission()
    await it.clock.advance(100)
    expect(it.server.submissions).toHaveLength(1)
    expect(it.state().accepted?.number).toBe('2026-0611-0001')
  })
  it('comes back with the findings of a refusal, nothing half kept', async () => {
    const it = await prepared()
    it.server.refuseSubmission = { code: 'submission.blocked', details: { errors: 1, unexplained: 0, findings: [{ key: 'X009:a:staff_no', rule: 'X009', code: 'check.X009', severity: 'error', level: 'cross-table', dimension: '真实性', rowId: 'a', cells: [{ rowId: 'a', field: 'staff_no' }], params: {} }] } }
    it.session.sendSubmission()
    await it.clock.advance(100)
    expect(it.state().routes.at(-1)).toEqual({ at: 'fill' })
    expect(it.sheet().findings.map((finding) => finding.rule)).toEqual(['X009'])
    expect(it.state().notices.find((notice) => notice.id === 'submit')?.says).toMatchObject({ text: expect.stringContaining('1 处错误') as string })
  })
  it('takes a submission back before review begins', async () => {
    const it = await prepared()
    it.session.sendSubmission()
    await it.clock.advance(100)
    it.session.withdraw()
    await it.clock.advance(100)
    expect(it.host.sheets.get(listObject)?.readOnly).toBe(false)
    expect(it.sheet().ladder.accepted).toBe('todo')
  })
})

describe('signing in', () => {
  it('says at the password what is wrong', async () => {
    const it = world()
    await it.session.start()
    await it.session.signIn({ college: 'jz', staffNo: '20180237', password: 'wrong', remember: false })
    expect(it.state()).toMatchObject({ phase: 'signed-out', signInTold: { field: 'password' } })
  })
  it('asks for a new password first when it must be changed', async () => {
    const it = world()
    it.server.me = { ...it.server.me, person: { ...it.server.me.person, mustChangePassword: true } }
    await it.signIn()
    expect(it.state().routes.at(-1)).toEqual({ at: 'password' })
  })
  it('shows the tour once a person', async () => {
    const it = world()
    it.settings.clear()
    await it.signIn()
    expect(it.state().routes.at(-1)).toEqual({ at: 'tour', step: 1 })
    it.session.endTour()
    expect(it.state().routes).toEqual([{ at: 'tasks' }])
    expect(it.settings.get('tour:jz:p1')).toBe('seen')
  })
  it('goes straight on with a session that still holds, even offline', async () => {
    const it = world()
    await it.signIn()
    it.server.offline = true
    await it.session.start()
    expect(it.state()).toMatchObject({ phase: 'signed-in', connection: 'offline' })
  })
})
