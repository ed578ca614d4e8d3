/** The screens the gallery shows, each with a session in the state it is for. */
import type { ReactNode } from 'react'
import type { Me } from '../../rules/wire.ts'
import { draftReturns } from '../session/review/return-drafts.ts'
import type { Session } from '../session/session.ts'
import type { PaneState } from '../session/state.ts'
import { CheckUp } from '../pane/check-up.tsx'
import { FaultScreen } from '../pane/faults/fault-screen.tsx'
import { Mine } from '../pane/me.tsx'
import { Matrix } from '../pane/overview/matrix.tsx'
import { Merge } from '../pane/overview/merge.tsx'
import { Progress } from '../pane/overview/progress.tsx'
import { Queue } from '../pane/review/queue.tsx'
import { ReviewScreen } from '../pane/review/review.tsx'
import { Sign } from '../pane/review/sign.tsx'
import { office, samplePlan, sampleProgress } from './sample-progress.ts'
import { reviewer, sampleQueue, sampleReview } from './sample-review.ts'
import { world } from './sample-world.ts'

export interface Shown { readonly session: Session; readonly draw: () => ReactNode }
type World = ReturnType<typeof world>

async function shown(me: Me, prepare: (it: World) => void | Promise<void>, draw: () => ReactNode): Promise<Shown> {
  const it = world({}, me)
  it.server.queue = { pending: [...sampleQueue], waiting: [{ ...sampleQueue[0], submission: 'w1' }, { ...sampleQueue[2], submission: 'w2' }], passed: 41 }
  it.server.review = sampleReview(326)
  await it.signIn()
  await prepare(it)
  await it.clock.advance(600)
  return { session: it.session, draw }
}

const set = (it: World, change: Partial<PaneState>): void => { it.session.store.set((state) => ({ ...state, ...change })) }

async function inReview(it: World, rows = 326, change: Parameters<typeof sampleReview>[1] = {}): Promise<void> {
  it.server.review = sampleReview(rows, change)
  it.session.openReview('s1')
  await it.clock.advance(50)
}

export const screens: Readonly<Record<string, () => Promise<Shown>>> = {
  queue: () => shown(reviewer, (it) => { it.session.tab('review') }, () => <Queue />),
  'queue-empty': () => shown(reviewer, (it) => { it.server.queue = { pending: [], waiting: [], passed: 12 }; it.session.tab('review') }, () => <Queue />),
  'queue-loading': () => shown(reviewer, (it) => { set(it, { queue: { value: null, at: null, since: it.clock.now() - 4000, told: null } }) }, () => <Queue />),
  'queue-long': () => shown(reviewer, (it) => {
    it.server.queue = { pending: Array.from({ length: 3000 }, (_, i) => ({ ...sampleQueue[i % 6 < 5 ? 4 : 2], submission: `q${i}` })), waiting: [], passed: 0 }
    it.session.tab('review')
  }, () => <Queue />),
  review: () => shown(reviewer, async (it) => { await inReview(it); it.session.reviewView('last-year'); it.session.tick(['r3', 'r4'], true) }, () => <ReviewScreen />),
  'review-warnings': () => shown(reviewer, async (it) => { await inReview(it, 60, { count: 1, sinceLastSubmission: [], explanations: [] }) }, () => <ReviewScreen />),
  'review-long': () => shown(reviewer, async (it) => { await inReview(it, 20_000); it.session.reviewView('last-year') }, () => <ReviewScreen />),
  'review-sample': () => shown(reviewer, async (it) => { await inReview(it); it.session.drawSample(10) }, () => <ReviewScreen />),
  'review-own': () => shown(reviewer, async (it) => { await inReview(it, 60, { canDecide: false, whyNot: '这是你填的，不能由你审核' }) }, () => <ReviewScreen />),
  'review-clean': () => shown(reviewer, async (it) => { await inReview(it, 31, { count: 1, findings: [], explanations: [], sinceLastYear: [], sinceLastSubmission: [] }) }, () => <ReviewScreen />),
  sign: () => shown(reviewer, async (it) => {
    await inReview(it)
    const open = it.state().open
    if (open !== null) it.session.addReturns(draftReturns(open, ['r3', 'r4'], 'r0', '核对原件或改为“否”。'))
    it.session.drawSample(10)
    it.session.go({ at: 'sign' })
  }, () => <Sign />),
  progress: () => shown(office, (it) => { it.server.progress = sampleProgress(); it.session.tab('progress') }, () => <Progress />),
  'progress-empty': () => shown(office, (it) => { it.server.progress = { tables: [], units: [], cells: [], totals: { assigned: 0, passed: 0, onTime: 0, firstPass: 0, late: 0 } }; it.session.tab('progress') }, () => <Progress />),
  'progress-loading': () => shown(office, (it) => { set(it, { progress: { value: null, at: null, since: it.clock.now() - 3500, told: null } }) }, () => <Progress />),
  matrix: () => shown(office, (it) => { it.server.progress = sampleProgress(); it.session.loadProgress() }, () => <Matrix />),
  'matrix-sixty': () => shown(office, (it) => { it.server.progress = sampleProgress(4); it.session.loadProgress() }, () => <Matrix />),
  merge: () => shown(office, (it) => { it.server.plan = samplePlan(); it.session.tab('merge') }, () => <Merge />),
  'merge-done': () => shown(office, (it) => { it.server.plan = { tables: samplePlan().tables.map((table) => ({ ...table, missing: [] })), cells: 3_000_000 }; it.session.tab('merge'); set(it, { mergeDone: { kind: 'download', hash: '8f2c61d0a94e77b3', at: it.clock.now() } }) }, () => <Merge />),
  'merge-running': () => shown(office, (it) => { set(it, { mergeRun: { kind: 'open', startedAt: it.clock.now() - 8000, done: 12, total: 32 } }) }, () => <Merge />),
  me: () => shown(reviewer, (it) => { it.session.go({ at: 'me' }); set(it, { unsent: 12 }) }, () => <Mine />),
  'check-up': () => shown(reviewer, (it) => { it.session.go({ at: 'check-up' }) }, () => <CheckUp />),
  fault: () => shown(reviewer, (it) => { set(it, { fault: { requestId: '7K2M-09QX', what: { key: 'fault.decide' }, rows: null, again: () => undefined } }) }, () => <FaultScreen />),
}
