/**
 * The pane without React: one store, one place for every action. Screens read the state and call these; nothing else talks to Excel or the server.
 */
import type { Finding, Fix } from '../../rules/finding.ts'
import { Problem } from '../../rules/problem.ts'
import type { MergeWish, Place } from '../api.ts'
import type { CellChange, SheetTrouble } from '../host/host.ts'
import { checkUp } from './check-up.ts'
import { dismiss, go, goBack, goTab, here, notify, patch, report, runRetry, surely, type Context } from './context.ts'
import { applyFixes, confirmRows, explain, filterRows, goToCell, goToFinding, repair, returnedRows, select, stepFinding, undo, writeCells } from './fill/act.ts'
import { carryOver, openTable, sendKept, type Opened } from './fill/open.ts'
import { changeSheet } from './fill/filling.ts'
import { explanationKey } from './fill/findings.ts'
import { prepareSubmission, sendSubmission, takeState, withdraw } from './fill/submit.ts'
import { wrongBook } from './identity.ts'
import { followNews, type Live } from './live.ts'
import { loadPlan, loadProgress, merge, stopMerge } from './overview.ts'
import { decide, returnOnly, type Signing } from './review/decide.ts'
import { nextPending } from './review/arrange.ts'
import { filterReview, showView } from './review/sheet-filter.ts'
import { addReturn, drawSample, dropReturns, openReview, showRow, tick } from './review/open-review.ts'
import { loadQueue } from './review/queue.ts'
import { begin, changePassword, onExpired, signIn, signOut, toDoor, type Credentials } from './sign-in.ts'
import type { Filter, OpenReview, PaneState, ReturnDraft, Route, Say, TabName } from './state.ts'
import { loadTasks } from './tasks.ts'

export type Session = ReturnType<typeof createSession>

export function createSession(context: Context) {
  const { store } = context
  let opened: Opened | null = null
  let live: Live | null = null
  const offs: (() => void)[] = []

  /** Runs an action whose failure is shown in the pane, never thrown at React. */
  const act = (what: Say, run: () => Promise<unknown>): void => { surely(context, run(), what, () => { act(what, run) }) }
  const withOpened = (what: Say, run: (now: Opened) => Promise<unknown>): void => { if (opened !== null) { const now = opened; act(what, () => run(now)) } }
  const openReturns = (): number => { const sheet = store.get().sheet; return sheet === null ? 0 : returnedRows(sheet).filter((row) => !row.done).length }

  async function start(): Promise<void> {
    const language = context.settings.read('language')
    const look = context.settings.read('look')
    patch(context, { ...(language === 'zh' || language === 'en' ? { language } : {}), ...(look === 'light' || look === 'dark' ? { look } : {}) })
    const facts = await context.host.facts().catch(() => null)
    if (facts !== null) patch(context, { facts, theme: facts.theme, ...(language === null ? { language: facts.locale.toLowerCase().startsWith('zh') || facts.locale === '' ? 'zh' as const : 'en' as const } : {}) })
    listen()
    await begin(context)
    if (store.get().phase === 'signed-in') await arrive()
  }

  function listen(): void {
    const { host } = context
    offs.push(
      host.onEdit((hint) => { if (hint.listObject === store.get().sheet?.listObject) opened?.loop.nudge(hint) }),
      host.onSelect((selection) => { select(context, selection) }),
      // Coming back to the sheet: hints may have been lost meanwhile.
      host.onActivate((listObject) => { if (listObject !== null && listObject === store.get().sheet?.listObject) opened?.loop.nudge() }),
      host.onTheme((theme) => { patch(context, { theme }) }),
      host.onWait((waiting) => { patch(context, { waiting }) }),
      host.onCommand((command) => {
        if (command === 'checkTable') session.checkAgain()
        if (command === 'nextFinding') session.stepFinding(1)
        if (command === 'openSubmit') session.prepareSubmission()
      }),
    )
  }

  /** After sign-in: news, tasks, and whatever was kept here and never sent. */
  async function arrive(): Promise<void> {
    const me = store.get().me
    if (me === null) return
    live?.stop()
    live = followNews(context, sheetMoved, lineBack)
    await loadTasks(context)
    if (me.tabs.includes('review')) await loadQueue(context)
    // Who only reviews begins with the queue, not with an empty list.
    const { tasks, routes } = store.get()
    if (me.tabs.includes('review') && tasks.value?.length === 0 && routes.length === 1 && routes[0]?.at === 'tasks') goTab(context, { at: 'review' })
    await sendKept(context, me.college.id, me.cycle.id, opened?.filling.place ?? null)
    await openBoundSheet()
  }

  /** A workbook that holds one of my tables opens it at once: the clerk comes back to where the work lies. */
  async function openBoundSheet(): Promise<void> {
    const { tasks, sheet, routes, me } = store.get()
    const identity = await context.host.identity()
    const wrong = me === null ? null : wrongBook(identity, me, tasks.value ?? [])
    patch(context, { identity, wrongBook: wrong })
    // Somebody who fills is told before anything is typed in vain; reviewers look into any workbook.
    if (wrong !== null && me?.tabs.includes('fill') === true && routes.length === 1) { goTab(context, { at: 'fill' }); return }
    if (sheet !== null || identity === null || routes.length > 1 || here(store.get()).at !== 'tasks') return
    const bound = identity.sheets.filter((one) => one.purpose === 'fill')
    const only = bound.length === 1 ? bound[0] : undefined
    if (only !== undefined && (tasks.value ?? []).some((task) => task.table === only.table && task.unit.id === only.unit)) await open({ table: only.table, unit: only.unit })
  }

  async function sheetMoved(revision: number | null): Promise<void> {
    if (opened === null) return
    const before = store.get().sheet?.answer
    const answer = await opened.drafts.moved(revision)
    if (answer === null) return
    await takeState(context, opened, answer)
    const sheet = store.get().sheet
    if (sheet !== null && sheet.answer.state.kind === 'returned' && before?.state.kind !== 'returned') {
      const rows = returnedRows(sheet)
      notify(context, { id: 'returned', intent: 'warning', says: { key: 'fill.just-returned', params: { who: rows[0]?.person ?? '', n: rows.length } } })
    }
  }

  function lineBack(): void {
    const { me, connection } = store.get()
    if (me === null || connection === 'connected') return
    act({ key: 'fault.send' }, async () => {
      if (opened !== null) { await opened.drafts.flush(); await opened.checks.whole() }
      await sendKept(context, me.college.id, me.cycle.id, opened?.filling.place ?? null)
    })
  }

  async function open(place: Place, carry = false): Promise<void> {
    opened?.close()
    opened = null
    patch(context, { busy: true })
    goTab(context, { at: 'fill' })
    try {
      opened = await openTable(context, place)
      if (opened === null) return
      if (carry) await carryOver(context, opened)
      const sheet = store.get().sheet
      if (sheet !== null && sheet.answer.readOnly === null && returnedRows(sheet).length > 0) go(context, { at: 'returned' })
    } catch (error) {
      if (store.get().sheet === null && !(error instanceof Problem)) goTab(context, { at: 'tasks' })
      report(context, error, { key: 'fault.open' }, () => { void open(place, carry) })
    } finally {
      patch(context, { busy: false, work: null })
    }
  }

  const session = {
    store,
    start: (): Promise<void> => start().catch((error: unknown) => { report(context, error, { key: 'fault.start' }, () => { void start() }) }),
    stop: (): void => { live?.stop(); opened?.close(); for (const off of offs) off() },
    expired: (): void => { onExpired(context) },

    // ── in and out
    signIn: async (credentials: Credentials): Promise<void> => {
      const again = store.get().expired
      if (!await signIn(context, credentials)) return
      if (!again || live === null) await arrive()
      else lineBackAfterExpiry()
    },
    signOut: (): void => { opened?.close(); opened = null; live?.stop(); live = null; patch(context, { sheet: null, open: null }); act({ key: 'fault.start' }, () => signOut(context)) },
    changePassword: async (current: string, next: string): Promise<void> => { if (await changePassword(context, current, next)) { goBack(context); if (here(store.get()).at === 'tasks') showTourOnce() } },
    retryDoor: (): void => { act({ key: 'fault.start' }, () => toDoor(context)) },
    setUp: async (body: { collegeId: string; collegeName: string; regime: string; staffNo: string; name: string; password: string; cycle: string }): Promise<void> => {
      patch(context, { busy: true })
      try {
        await context.api.setUp(body)
        await session.signIn({ college: body.collegeId, staffNo: body.staffNo, password: body.password, remember: false })
      } catch (error) { report(context, error, { key: 'fault.start' }, () => { void session.setUp(body) }) } finally { patch(context, { busy: false }) }
    },

    // ── moving
    go: (route: Route): void => { go(context, route) },
    back: (): void => { goBack(context) },
    tab: (tab: TabName): void => {
      goTab(context, { at: tab })
      if (tab === 'tasks') act({ key: 'fault.tasks' }, () => loadTasks(context))
      if (tab === 'review') act({ key: 'fault.queue' }, () => loadQueue(context))
      if (tab === 'progress') act({ key: 'fault.progress' }, () => loadProgress(context))
      if (tab === 'merge') act({ key: 'fault.merge' }, () => loadPlan(context))
    },
    endTour: (): void => {
      const me = store.get().me
      if (me !== null) context.settings.write(`tour:${me.college.id}:${me.person.id}`, 'seen')
      goBack(context)
      while (here(store.get()).at === 'tour') goBack(context)
    },
    dismiss: (id: string): void => { dismiss(context, id) },
    retry: (): void => { dismiss(context, 'request'); runRetry(context); lineBack() },
    closeFault: (): void => { patch(context, { fault: null }); goTab(context, { at: store.get().me?.tabs[0] ?? 'tasks' }) },
    faultAgain: (): void => { const again = store.get().fault?.again; patch(context, { fault: null }); again?.() },

    // ── tasks and filling
    loadTasks: (): void => { act({ key: 'fault.tasks' }, () => loadTasks(context)) },
    openTable: (place: Place): void => { act({ key: 'fault.open' }, () => open(place)) },
    openTableWithLastYear: (place: Place): void => { act({ key: 'fault.open' }, () => open(place, true)) },
    reopen: (): void => { const sheet = store.get().sheet; if (sheet !== null) { dismiss(context, 'sheet'); dismiss(context, 'edition'); act({ key: 'fault.open' }, () => open({ table: sheet.table.id, unit: sheet.unit.id })) } },
    carryOver: (): void => { withOpened({ key: 'fault.open' }, (now) => carryOver(context, now)) },
    checkAgain: (): void => { withOpened({ key: 'fault.check' }, async (now) => { await now.loop.round(true); await now.drafts.flush(); await now.checks.whole() }) },
    goToFinding: (finding: Finding): void => { withOpened({ key: 'fault.read' }, (now) => goToFinding(context, now, finding)) },
    goToCell: (rowId: string, field: string): void => { act({ key: 'fault.read' }, () => goToCell(context, rowId, field)) },
    stepFinding: (by: 1 | -1): void => { withOpened({ key: 'fault.read' }, (now) => stepFinding(context, now, by)) },
    applyFixes: (fixes: readonly Fix[], what: string): void => { withOpened({ key: 'fault.write' }, (now) => applyFixes(context, now, fixes, what)) },
    writeCells: (changes: readonly CellChange[], what: string): void => { withOpened({ key: 'fault.write' }, (now) => writeCells(context, now, changes, what)) },
    undo: (): void => { withOpened({ key: 'fault.write' }, (now) => undo(context, now)) },
    explain: (findings: readonly Finding[], text: string): void => { if (opened !== null) explain(context, opened, findings, text) },
    /** 无误，写说明: an answer to a return, kept like any explanation. */
    answerReturn: (rowId: string, text: string): void => {
      if (opened === null) return
      changeSheet(context, opened.filling, (sheet) => { const explanations = new Map(sheet.explanations); explanations.set(explanationKey('returned', rowId), text.trim()); return { explanations } })
      opened.drafts.changed()
    },
    confirmRows: (rowIds: readonly string[]): void => { withOpened({ key: 'fault.write' }, (now) => confirmRows(context, now, rowIds)) },
    filter: (filter: Filter): void => { withOpened({ key: 'fault.read' }, (now) => filterRows(context, now, filter)) },
    repair: (trouble: SheetTrouble): void => { withOpened({ key: 'fault.write' }, (now) => repair(context, now, trouble)) },
    decideClash: (whose: 'mine' | 'theirs'): void => { dismiss(context, 'clash'); withOpened({ key: 'fault.send' }, (now) => now.drafts.decide(whose)) },
    prepareSubmission: (): void => { withOpened({ key: 'fault.submit' }, (now) => prepareSubmission(context, now, openReturns)) },
    sendSubmission: (): void => { withOpened({ key: 'fault.submit' }, (now) => sendSubmission(context, now)) },
    withdraw: (): void => { withOpened({ key: 'fault.withdraw' }, (now) => withdraw(context, now)) },
    rulebook: (): Opened['filling']['rulebook'] | null => opened?.filling.rulebook ?? null,
    references: () => opened?.filling.references ?? null,
    showCheckColumn: (shown: boolean): void => { context.settings.write('check-column', shown ? 'yes' : 'no'); const sheet = store.get().sheet; if (sheet !== null) act({ key: 'fault.write' }, () => context.host.showCheckColumn(sheet.listObject, shown)) },
    checkColumnShown: (): boolean => context.settings.read('check-column') !== 'no',

    // ── review
    loadQueue: (): void => { act({ key: 'fault.queue' }, () => loadQueue(context)) },
    openReview: (submission: string): void => { act({ key: 'fault.review' }, () => openReview(context, submission)) },
    tick: (rowIds: readonly string[], on: boolean): void => { tick(context, rowIds, on) },
    reviewView: (view: OpenReview['view']): void => { act({ key: 'fault.read' }, () => showView(context, view)) },
    filterReview: (on: boolean): void => { act({ key: 'fault.read' }, () => filterReview(context, on)) },
    openNext: (): void => { const next = nextPending(store.get().queue.value?.pending ?? [], context.clock.now()); dismiss(context, 'decided'); if (next !== null) session.openReview(next.submission) },
    showRow: (rowId: string, field: string | null): void => { act({ key: 'fault.read' }, () => showRow(context, rowId, field)) },
    drawSample: (n: number): void => { drawSample(context, n); session.reviewView('sample') },
    addReturns: (returns: readonly ReturnDraft[]): void => { addReturn(context, returns) },
    dropReturns: (): void => { dropReturns(context) },
    returnNow: (returns: readonly ReturnDraft[]): void => { act({ key: 'fault.decide' }, () => returnOnly(context, returns)) },
    decide: (signing: Signing): void => { act({ key: 'fault.decide' }, () => decide(context, signing, 'approve')) },

    // ── overview
    loadProgress: (): void => { act({ key: 'fault.progress' }, () => loadProgress(context)) },
    loadPlan: (): void => { act({ key: 'fault.merge' }, () => loadPlan(context)) },
    merge: (kind: 'download' | 'open', wish: MergeWish): void => { act({ key: 'fault.merge' }, () => merge(context, kind, wish)) },
    stopMerge: (): void => { stopMerge(context) },
    openMatrix: (): void => { context.openWindow('#/matrix') },

    // ── me
    language: (language: PaneState['language']): void => { context.settings.write('language', language); patch(context, { language }) },
    look: (look: PaneState['look']): void => { context.settings.write('look', look); patch(context, { look }) },
    checkUp: (): void => { act({ key: 'fault.start' }, () => checkUp(context)) },
    copy: (text: string): void => { act({ key: 'fault.start' }, () => context.copy(text)) },
    now: (): number => context.clock.now(),
  }

  function lineBackAfterExpiry(): void {
    const me = store.get().me
    live?.stop()
    live = followNews(context, sheetMoved, lineBack)
    if (me !== null) act({ key: 'fault.send' }, async () => { if (opened !== null) { await opened.drafts.flush(); await opened.checks.whole() } await sendKept(context, me.college.id, me.cycle.id, opened?.filling.place ?? null) })
  }

  function showTourOnce(): void {
    const me = store.get().me
    if (me !== null && me.tabs.includes('fill') && context.settings.read(`tour:${me.college.id}:${me.person.id}`) === null) go(context, { at: 'tour', step: 1 })
  }

  return session
}
