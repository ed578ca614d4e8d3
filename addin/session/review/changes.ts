/** What a reviewer looks at, as lines of a list: differences with last year or with the submission before, warnings with their grounds, drawn rows. Pure. */
import type { Cell } from '../../../rules/value.ts'
import type { Difference } from '../../../rules/wire.ts'
import { explanationKey } from '../fill/findings.ts'
import { nameOf } from '../fill/rows.ts'
import type { OpenReview } from '../state.ts'

export type Note = 'explained' | 'unexplained' | null

/** `at` is the place of the row in the submission from 0; null = a row that is gone. `field` is null when a whole row came or went. */
export interface Change {
  readonly key: string
  readonly rowId: string
  readonly at: number | null
  readonly name: string
  readonly field: string | null
  readonly header: string
  readonly kind: Difference['kind']
  readonly before: Cell
  readonly after: Cell
  readonly note: Note
  readonly pending: boolean
}

type Row = OpenReview['review']['rows'][number]

/** Row id → row, made once for each submission that is open. */
const known = new WeakMap<OpenReview['review'], ReadonlyMap<string, Row>>()
export function rowsById(review: OpenReview['review']): ReadonlyMap<string, Row> {
  const rows = known.get(review) ?? new Map(review.rows.map((row) => [row.id, row]))
  known.set(review, rows)
  return rows
}

export const rowName = (open: OpenReview, rowId: string): string => nameOf(open.table, rowsById(open.review).get(rowId))

export interface DifferenceCounts { readonly all: number; readonly added: number; readonly removed: number; readonly lastSubmission: number }
export function countDifferences({ review }: OpenReview): DifferenceCounts {
  const of = (kind: Difference['kind']): number => review.sinceLastYear.filter((one) => one.kind === kind).length
  return { all: review.sinceLastYear.length, added: of('added'), removed: of('removed'), lastSubmission: review.sinceLastSubmission.length }
}

/** The differences a view shows, in the order of the sheet; rows that are gone come last. */
export function changesOf(open: OpenReview): readonly Change[] {
  const { review, table, view } = open
  const rows = rowsById(review)
  const order = new Map(table.fields.map((field, i) => [field.id, i]))
  const notes = notesOf(open)
  const lines = differencesOf(open).map((one): Change => {
    const row = rows.get(one.rowId)
    return {
      key: `${one.rowId}:${one.field ?? ''}`, rowId: one.rowId, at: row?.position ?? null, name: row === undefined ? String(one.before ?? '') : nameOf(table, row),
      field: one.field, header: table.fields[order.get(one.field ?? '') ?? -1]?.header ?? '', kind: one.kind, before: one.before, after: one.after,
      note: notes.get(`${one.rowId}:${one.field ?? ''}`) ?? null, pending: row?.pending === true,
    }
  })
  if (view === 'removed') return lines
  const last = Number.MAX_SAFE_INTEGER
  return lines.sort((a, b) => (a.at ?? last) - (b.at ?? last) || (order.get(a.field ?? '') ?? -1) - (order.get(b.field ?? '') ?? -1))
}

function differencesOf({ review, view }: OpenReview): readonly Difference[] {
  if (view === 'last-submission') return review.sinceLastSubmission
  if (view === 'added' || view === 'removed') return review.sinceLastYear.filter((one) => one.kind === view)
  return review.sinceLastYear
}

/** Cells a warning is about, and whether its ground was written. */
function notesOf({ review }: OpenReview): ReadonlyMap<string, Note> {
  const texts = groundsOf(review)
  const notes = new Map<string, Note>()
  for (const finding of review.findings) {
    if (finding.severity !== 'warning') continue
    const note = texts.has(explanationKey(finding.rule, finding.rowId)) ? 'explained' : 'unexplained'
    for (const cell of finding.cells) notes.set(`${cell.rowId}:${cell.field}`, note)
  }
  return notes
}

/** Explanations by `explanationKey`. */
export const groundsOf = (review: OpenReview['review']): ReadonlyMap<string, string> => new Map(review.explanations.map((one) => [explanationKey(one.rule, one.rowId), one.text]))

export interface Doubt { readonly key: string; readonly finding: OpenReview['review']['findings'][number]; readonly at: number | null; readonly name: string; readonly ground: string | null; readonly pending: boolean }

/** Warnings with the ground written for them, or what the server calls wrong; those without a ground first, then in the order of the sheet. */
export function doubtsOf(open: OpenReview): readonly Doubt[] {
  const { review, view } = open
  const texts = groundsOf(review)
  const rows = rowsById(review)
  const place = (doubt: Doubt): number => (view === 'warnings' && doubt.ground === null ? -1e9 : 0) + (doubt.at ?? -1)
  return review.findings.filter((finding) => (view === 'warnings' ? finding.severity === 'warning' : finding.severity !== 'warning')).map((finding): Doubt => {
    const row = finding.rowId === null ? undefined : rows.get(finding.rowId)
    return { key: finding.key, finding, at: row?.position ?? null, name: nameOf(open.table, row), ground: texts.get(explanationKey(finding.rule, finding.rowId)) ?? null, pending: row?.pending === true }
  }).sort((a, b) => place(a) - place(b))
}
