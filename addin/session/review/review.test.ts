import { describe, expect, it } from 'vitest'
import { entry, reviewer, sampleReview } from '../../testing/sample-review.ts'
import { settle } from '../../testing/fake-clock.ts'
import { world } from '../../testing/sample-world.ts'
import type { OpenReview } from '../state.ts'
import { changesOf, countDifferences, doubtsOf } from './changes.ts'
import { draftReturns } from './return-drafts.ts'
import { countTyped, lackingToSign, wantedToSign } from './signing.ts'

async function opened(rows = 60, change: Parameters<typeof sampleReview>[1] = {}) {
  const it = world({}, reviewer)
  it.server.review = sampleReview(rows, change)
  await it.signIn()
  it.session.openReview('s1')
  await settle()
  const open = (): OpenReview => { const now = it.state().open; if (now === null) throw new Error('no submission is open'); return now }
  return { ...it, open }
}

describe('looking at a submission', () => {
  it('opens on what changed since it was returned', async () => { expect((await opened()).open().view).toBe('last-submission') })
  it('opens on the warnings the first time', async () => { expect((await opened(60, { count: 1, sinceLastSubmission: [] })).open().view).toBe('warnings') })
  it('lists differences in the order of the sheet, rows that are gone last, and tells which have a ground', async () => {
    const { session, open } = await opened()
    session.reviewView('last-year')
    const changes = changesOf(open())
    expect(changes[0]).toMatchObject({ at: 3, name: '林涛 20100003', header: '是否为双师素质教师', before: '否', after: '是', note: 'explained', pending: true })
    expect(changes.at(-1)).toMatchObject({ at: null, name: '20150031', kind: 'removed', pending: false })
    expect(changes.slice(0, -1).map((one) => one.at)).toEqual(changes.slice(0, -1).map((one) => one.at).sort((a, b) => Number(a) - Number(b)))
    expect(countDifferences(open())).toEqual({ all: changes.length, added: 2, removed: 1, lastSubmission: 1 })
  })
  it('shows only new rows, or only rows that are gone, when asked', async () => {
    const { session, open } = await opened()
    session.reviewView('added')
    expect(changesOf(open()).map((one) => one.rowId)).toEqual(['r58', 'r59'])
    session.reviewView('removed')
    expect(changesOf(open()).map((one) => one.rowId)).toEqual(['old1'])
  })
  it('puts warnings without a ground before those with one', async () => {
    const review = sampleReview(60)
    const { session, open } = await opened(60, { explanations: review.explanations.filter((one) => one.rowId !== 'r33') })
    session.reviewView('warnings')
    expect(doubtsOf(open()).map((one) => [one.at, one.ground !== null])).toEqual([[33, false], [3, true], [18, true], [48, true]])
  })
})

describe('returning rows', () => {
  it('names the cells that were shown, and keeps rows with the same words and cells together', async () => {
    const { open } = await opened()
    const drafts = draftReturns(open(), ['r3', 'r18', 'r4'], 'r0', ' 核对原件。 ')
    expect(drafts).toEqual([
      { rowIds: ['r3', 'r18'], reason: 'r0', text: '核对原件。', fields: ['dual', 'days'] },
      { rowIds: ['r4'], reason: 'r0', text: '核对原件。', fields: ['level'] },
    ])
  })
  it('can say something else for each row', async () => {
    const { open } = await opened()
    const drafts = draftReturns(open(), ['r3', 'r18'], 'r0', new Map([['r3', '改为“否”。'], ['r18', '附挂职证明。']]))
    expect(drafts.map((one) => [one.rowIds, one.text])).toEqual([[['r3'], '改为“否”。'], [['r18'], '附挂职证明。']])
  })
  it('sends a return at once without approving the others', async () => {
    const { server, session, open, state } = await opened()
    session.returnNow(draftReturns(open(), ['r3'], 'r0', '核对原件。'))
    await settle()
    expect(server.decisions[0]).toMatchObject({ approve: [], returns: [{ rowIds: ['r3'], reason: 'r0' }] })
    expect(state().open).toBeNull()
    expect(state().routes).toEqual([{ at: 'review' }])
  })
  it('signs what was put aside together with the rest', async () => {
    const { server, session, open } = await opened()
    session.addReturns(draftReturns(open(), ['r3'], 'r0', '核对原件。'))
    expect(wantedToSign(open()).rows).toBe(59)
    session.decide({ confirmed: ['规范性', '完整性', '合理性', '真实性'], countTyped: 59, password: 'x' })
    await settle()
    expect(server.decisions[0]).toMatchObject({ approve: 'all', returns: [{ rowIds: ['r3'] }], countTyped: 59 })
  })
  it('lets ticked rows that are not returned wait', async () => {
    const { server, session, open, state } = await opened()
    session.tick(['r3', 'r4'], true)
    session.decide({ confirmed: ['规范性', '完整性', '合理性', '真实性'], countTyped: 58, password: 'x' })
    await settle()
    expect(server.decisions[0]?.approve).toHaveLength(58)
    expect(server.decisions[0]?.approve).not.toContain('r3')
    expect(open).toThrow()
    expect(state().notices.find((one) => one.id === 'decided')?.says).toMatchObject({ key: 'review.rest-waits', params: { m: 2 } })
  })
})

describe('signing', () => {
  const blank = { confirmed: new Set<never>(), password: '', count: '' }
  it('wants four qualities, the password of this level, and the number typed from 50 rows on', async () => {
    const { open } = await opened(50)
    expect(lackingToSign(wantedToSign(open()), blank)).toEqual(['confirm', 'password', 'count'])
    const plain = await opened(49, { level: null })
    expect(lackingToSign(wantedToSign(plain.open()), blank)).toEqual([])
  })
  it('takes the number only when it is the number of rows', async () => {
    const { open } = await opened(50)
    const written = { confirmed: new Set(['规范性', '完整性', '合理性', '真实性'] as const), password: 'x' }
    expect(lackingToSign(wantedToSign(open()), { ...written, count: '49' })).toEqual(['count'])
    expect(lackingToSign(wantedToSign(open()), { ...written, count: ' ５0' })).toEqual([])
  })
  it('reads a number with separators and nothing else', () => {
    expect(countTyped('1,204')).toBe(1204)
    expect(countTyped('324 行')).toBeNull()
    expect(countTyped('')).toBeNull()
  })
})

describe('after a decision', () => {
  const signing = { confirmed: ['规范性', '完整性', '合理性', '真实性'] as const, countTyped: 60, password: 'x' }
  it('offers the next submission, the most urgent that is not one’s own', async () => {
    const { server, session, state } = await opened()
    server.queue = { pending: [entry({ submission: 'own', own: true, due: '2026-09-20' }), entry({ submission: 'later', due: '2026-09-30' }), entry({ submission: 'soon' })], waiting: [], passed: 1 }
    session.decide(signing)
    await settle()
    expect(state().notices.find((one) => one.id === 'decided')?.action).toBe('next-submission')
    server.review = sampleReview(3, { submission: 'soon' })
    session.openNext()
    await settle()
    expect(state().open?.review.submission).toBe('soon')
    expect(state().notices.some((one) => one.id === 'decided')).toBe(false)
  })
  it('offers nothing when nothing waits', async () => {
    const { session, state } = await opened()
    session.decide(signing)
    await settle()
    expect(state().notices.find((one) => one.id === 'decided')?.action).toBeUndefined()
  })
  it('shows what is there now when somebody else was faster', async () => {
    const { server, session, open, state } = await opened()
    session.tick(['r3', 'r4'], true)
    session.go({ at: 'sign' })
    server.refuseDecision = { code: 'decision.stale', details: { why: '刘洋已通过' } }
    server.review = sampleReview(60, { rows: sampleReview(60).rows.map((row) => ({ ...row, pending: row.id === 'r3' })) })
    session.decide(signing)
    await settle()
    expect(state().notices.find((one) => one.id === 'decide')?.intent).toBe('error')
    expect([...open().picked]).toEqual(['r3'])
    expect(state().routes.at(-1)).toEqual({ at: 'submission' })
  })
})

describe('the sheet of a review', () => {
  it('shows only the rows of the view when asked, follows the view, and shows all again', async () => {
    const { host, session } = await opened()
    const shown = (): readonly string[] | null | undefined => [...host.sheets.values()][0]?.shown
    session.reviewView('last-year')
    await settle()
    expect(shown()).toBeNull()
    session.filterReview(true)
    await settle()
    expect(shown()).toContain('r3')
    session.reviewView('added')
    await settle()
    expect(shown()).toEqual(['r58', 'r59'])
    session.filterReview(false)
    await settle()
    expect(shown()).toBeNull()
  })
})
