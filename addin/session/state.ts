import type { Finding, Verdict } from '../../rules/finding.ts'
import type { Cell } from '../../rules/value.ts'
import type { Table } from '../../rules/table.ts'
import type { Difference, Me, MergePlan, Progress, Queue, Review, SheetAnswer, SheetRow, SubmitAnswer, Task } from '../../rules/wire.ts'
import type { Preview } from '../api.ts'
import type { CellChange, HostFacts, HostRow, Selection, SheetTrouble, WorkbookIdentity } from '../host/host.ts'
import type { TextKey } from '../text/zh.ts'
import type { Rulebook } from './rulebook.ts'

/** A sentence in no language yet. */
export interface Say { readonly key: TextKey; readonly params?: Readonly<Record<string, string | number>> }
/** A refusal comes with its own sentence from the server. */
export type Told = Say | { readonly text: string }

export interface Notice { readonly id: string; readonly intent: 'info' | 'success' | 'warning' | 'error'; readonly says: Told; readonly action?: 'retry' | 'sign-in' | 'reload-sheet' | 'mine' | 'theirs' | 'go-on-submit' | 'next-submission'; readonly more?: readonly ('mine' | 'theirs')[] }

/** Something that is read from the server: what there is, since when, and whether it is being read. */
export interface Loaded<T> { readonly value: T | null; readonly at: number | null; readonly since: number | null; readonly told: Told | null }
export const nothingYet = { value: null, at: null, since: null, told: null } as const

export type TabName = 'tasks' | 'fill' | 'review' | 'progress' | 'merge'
export type Route =
  | { readonly at: TabName }
  | { readonly at: 'cell' | 'submit' | 'returned' | 'submission' | 'sign' | 'me' | 'password' | 'check-up' }
  | { readonly at: 'rules'; readonly field: string | null }
  | { readonly at: 'tour'; readonly step: number }

export type Connection = 'connected' | 'reconnecting' | 'offline' | 'restored'
export type Step = 'done' | 'busy' | 'todo'
export interface Mark { readonly at: number; readonly rows: number }
/** How far the work has got: in the browser's storage, on the server as draft, accepted as submission. */
export interface Ladder { readonly kept: Step; readonly sent: Step; readonly accepted: Step; readonly keptAt: Mark | null; readonly sentAt: Mark | null; readonly number: string | null }

export type Filter = 'all' | 'returned' | 'error' | 'incomplete' | 'unconfirmed' | 'changed'
export interface Undo { readonly what: string; readonly changes: readonly CellChange[] }

/** The table that is open for filling. */
export interface OpenSheet {
  readonly table: Table
  readonly unit: { readonly id: string; readonly name: string }
  readonly listObject: string
  readonly answer: Omit<SheetAnswer, 'rows' | 'lastYear'>
  /** what the server holds, by row id */
  readonly known: ReadonlyMap<string, SheetRow>
  /** cells of the returned submission by row: what the reviewer saw; empty when nothing was returned */
  readonly submitted: ReadonlyMap<string, readonly Cell[]>
  readonly lastYear: readonly HostRow[]
  readonly rows: readonly HostRow[]
  readonly firstRow: number
  readonly trouble: readonly SheetTrouble[]
  readonly local: Verdict
  readonly remote: readonly Finding[]
  /** when the server last answered a check; null = not since opening */
  readonly remoteAt: string | null
  readonly checkedAt: number
  readonly findings: readonly Finding[]
  /** by `explanationKey` */
  readonly explanations: ReadonlyMap<string, string>
  /** characters an explanation needs (regime) */
  readonly explanationMin: number
  readonly unconfirmed: ReadonlySet<string>
  /** row ids that differ from last year */
  readonly changed: ReadonlyMap<string, readonly string[]>
  readonly filter: Filter
  readonly current: string | null
  readonly selection: Selection
  readonly undo: Undo | null
  readonly ladder: Ladder
  /** rows typed since the server last took them */
  readonly unsentRows: number
  readonly protectedSheet: boolean
  /** cells somebody else changed too, waiting for a decision */
  readonly clashes: number
}

export interface LongTask { readonly name: Say; readonly table: string; readonly done: number; readonly total: number; readonly startedAt: number; readonly steps: readonly { readonly name: TextKey; readonly state: Step }[]; readonly stop: (() => void) | null; readonly afterStop: Say | null; readonly typingAllowed: boolean }

export interface Fault { readonly requestId: string; readonly what: Say; readonly rows: number | null; readonly again: () => void }

export type WrongBook =
  | { readonly kind: 'other-year'; readonly cycle: string; readonly table: string | null }
  | { readonly kind: 'other-unit'; readonly unit: string; readonly table: string | null }
  | { readonly kind: 'other-college' }

export interface Submitting { readonly requestId: string; readonly preview: Preview; readonly checkedAt: string; readonly state: 'confirm' | 'sending' | 'unsure' }

export interface ReturnDraft { readonly rowIds: readonly string[]; readonly reason: string; readonly text: string; readonly fields: readonly string[] }
/** A submission open for review. Ticks, chosen returns and what is drawn live here until signed. */
export interface OpenReview {
  readonly review: Review
  readonly table: Table
  readonly rulebook: Rulebook
  readonly picked: ReadonlySet<string>
  readonly returns: readonly ReturnDraft[]
  readonly view: 'warnings' | 'last-year' | 'last-submission' | 'added' | 'removed' | 'server' | 'sample'
  readonly sample: readonly string[]
  readonly current: string | null
  readonly layOut: 'going' | 'done' | 'failed'
  readonly firstRow: number
  /** the sheet shows only the rows of the view */
  readonly filtered: boolean
}

export interface MergeRun { readonly kind: 'download' | 'open'; readonly startedAt: number; readonly done: number; readonly total: number }
export interface MergeDone { readonly kind: 'download' | 'open'; readonly hash: string; readonly at: number }

export interface CheckLine { readonly name: TextKey; readonly ok: 'ok' | 'warning' | 'error'; readonly value: Told; readonly tip: Say | null }

export interface PaneState {
  readonly facts: HostFacts | null
  readonly theme: 'light' | 'dark' | 'contrast'
  readonly look: 'host' | 'light' | 'dark'
  readonly language: 'zh' | 'en'
  readonly phase: 'starting' | 'set-up' | 'signed-out' | 'signed-in'
  /** the token is over; what is on the screen stays */
  readonly expired: boolean
  readonly colleges: readonly { readonly id: string; readonly name: string }[]
  readonly signInTold: { readonly field: 'staffNo' | 'password' | 'form'; readonly says: Told } | null
  readonly busy: boolean
  readonly me: Me | null
  readonly connection: Connection
  readonly line: 'live' | 'lost'
  /** rows kept on this machine that the server has not taken, over all tables */
  readonly unsent: number
  /** a call to the sheet waits until typing in a cell ends */
  readonly waiting: boolean
  readonly identity: WorkbookIdentity | null
  readonly wrongBook: WrongBook | null
  readonly routes: readonly Route[]
  readonly notices: readonly Notice[]
  readonly fault: Fault | null
  readonly work: LongTask | null
  readonly tasks: Loaded<readonly Task[]>
  readonly sheet: OpenSheet | null
  readonly submitting: Submitting | null
  readonly accepted: SubmitAnswer | null
  readonly queue: Loaded<Queue>
  readonly open: OpenReview | null
  readonly progress: Loaded<Progress>
  readonly plan: Loaded<MergePlan>
  readonly mergeRun: MergeRun | null
  readonly mergeDone: MergeDone | null
  readonly lines: Loaded<readonly CheckLine[]>
}

export const initialState: PaneState = {
  facts: null, theme: 'light', look: 'host', language: 'zh', phase: 'starting', expired: false, colleges: [], signInTold: null, busy: false, me: null,
  connection: 'connected', line: 'lost', unsent: 0, waiting: false, identity: null, wrongBook: null, routes: [{ at: 'tasks' }], notices: [], fault: null, work: null,
  tasks: nothingYet, sheet: null, submitting: null, accepted: null, queue: nothingYet, open: null, progress: nothingYet, plan: nothingYet,
  mergeRun: null, mergeDone: null, lines: nothingYet,
}

export const freshLadder: Ladder = { kept: 'todo', sent: 'todo', accepted: 'todo', keptAt: null, sentAt: null, number: null }
export type { Difference }
