/**
 * What travels between pane and server: one zod schema a body, used on both sides.
 * Field order of `cells` is the field order of the table in the edition named by `editionHash`.
 */
import { z } from 'zod'
import type { Cell } from './value.ts'

export const cellSchema = z.union([z.string().max(32767), z.number(), z.boolean(), z.null()])

function isCell(value: unknown): value is Cell {
  return value === null || (typeof value === 'string' ? value.length <= 32767 : typeof value === 'number' ? Number.isFinite(value) : typeof value === 'boolean')
}

/** The cells of a row that comes in, looked at in one go: a union for each of the 800,000 cells of a large table takes longer than judging them. */
const cellsSchema = z.custom<Cell[]>((value) => Array.isArray(value) && value.length <= 200 && value.every(isCell))
  .meta({ type: 'array', maxItems: 200, items: { anyOf: [{ type: 'string', maxLength: 32767 }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] } })
const id = z.string().min(1).max(64).regex(/^[\w.-]+$/)
const requestId = z.string().min(8).max(64)

export const roleSchema = z.enum(['filler', 'unit-reviewer', 'unit-head', 'owner-reviewer', 'quality', 'admin'])
export const severitySchema = z.enum(['error', 'warning', 'hint'])
export const checkLevelSchema = z.enum(['field', 'row', 'table', 'cross-table'])
export const dimensionSchema = z.enum(['规范性', '完整性', '合理性', '真实性'])

export const findingSchema = z.object({
  key: z.string(), rule: z.string(), code: z.string(), severity: severitySchema, level: checkLevelSchema, dimension: dimensionSchema,
  rowId: z.string().nullable(), cells: z.array(z.object({ rowId: z.string(), field: z.string() })),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  fix: z.object({ cells: z.array(z.object({ rowId: z.string(), field: z.string(), to: cellSchema })), sure: z.boolean() }).optional(),
})
export const explanationSchema = z.object({ rule: z.string().max(40), rowId: z.string().max(64).nullable(), text: z.string().max(2000) })

// ── session ────────────────────────────────────────────────────────────────
export const signInSchema = z.object({ college: id, staffNo: z.string().min(1).max(30), password: z.string().min(1).max(200), remember: z.boolean().default(false) })
export const passwordChangeSchema = z.object({ current: z.string().max(200), next: z.string().min(10).max(200) })
export const collegesSchema = z.object({ colleges: z.array(z.object({ id, name: z.string() })), needsSetup: z.boolean() })
export const levelSchema = z.object({
  id, stage: z.string(), name: z.string(), role: roleSchema, scope: z.enum(['unit', 'owner', 'college']), returnTo: z.enum(['filler', 'unit']),
  skipWhenFiller: z.boolean(), password: z.boolean(), confirms: z.array(dimensionSchema), source: z.string(),
})
/** Who is signed in, for which college and cycle, with what rights. `tabs` is decided by the server from roles. */
export const meSchema = z.object({
  person: z.object({ id, staffNo: z.string(), name: z.string(), mustChangePassword: z.boolean() }),
  college: z.object({ id, name: z.string() }),
  roles: z.array(z.object({ role: roleSchema, roleName: z.string(), unit: z.object({ id, name: z.string() }) })),
  tabs: z.array(z.enum(['tasks', 'fill', 'review', 'progress', 'merge'])),
  cycle: z.object({
    id, name: z.string(), state: z.enum(['preparing', 'collecting', 'frozen']), edition: z.string(), editionHash: z.string(),
    academicYear: z.object({ start: z.string(), end: z.string() }), calendarYear: z.number(), point: z.string(), lastCycle: id.nullable(),
  }),
  regime: z.object({
    id, name: z.string(), qualityOffice: z.string(), levels: z.array(levelSchema), explanationMin: z.number(),
    returnReasons: z.array(z.object({ id, text: z.string() })), roles: z.record(z.string(), z.string()),
  }),
})
export const sessionSchema = z.object({ token: z.string(), expiresAt: z.string(), me: meSchema })
/** First start on an empty folder: the college and its first administrator. */
export const setupSchema = z.object({
  collegeId: id, collegeName: z.string().min(2).max(60), regime: z.string().min(1).max(40),
  staffNo: z.string().min(1).max(30), name: z.string().min(2).max(40), password: z.string().min(10).max(200), cycle: z.string().regex(/^\d{4}-\d{4}$/),
})

// ── tasks ──────────────────────────────────────────────────────────────────
/** The ladder of a table at one unit. `passed` of `levels` levels, `stagesPassed` of `stages` stages draw the pie. */
export const sheetStateSchema = z.object({
  kind: z.enum(['none', 'filling', 'submitted', 'returned', 'passed']),
  level: z.number().int(), levels: z.number().int(), stagesPassed: z.number().int(), stages: z.number().int(),
  levelName: z.string().nullable(),
})
export const taskSchema = z.object({
  table: id, number: z.string(), name: z.string(), unit: z.object({ id, name: z.string() }),
  state: sheetStateSchema, rows: z.number().int(), errors: z.number().int(), unexplained: z.number().int(), incomplete: z.number().int(),
  returnedRows: z.number().int(), lastYearRows: z.number().int(), due: z.string(), ready: z.boolean(), waitsFor: z.array(z.string()),
  readOnly: z.string().nullable(),
})
export const tasksSchema = z.object({ tasks: z.array(taskSchema) })

// ── a table at a unit ──────────────────────────────────────────────────────
export const decisionSchema = z.object({
  level: id, levelName: z.string(), verdict: z.enum(['approved', 'returned', 'skipped']), person: z.string(), at: z.string(),
  reason: z.string().nullable(), text: z.string().nullable(), fields: z.array(z.string()),
})
export const rowStateSchema = z.object({ kind: z.enum(['draft', 'pending', 'returned', 'passed']), level: z.number().int() })
export const sheetRowSchema = z.object({
  id, cells: z.array(cellSchema), state: rowStateSchema, decisions: z.array(decisionSchema),
  /** id of the row version the server holds; null while only a draft */
  version: z.string().nullable(),
})
/** GET /api/tables/:table/units/:unit — everything the pane needs to lay the table out. */
export const sheetSchema = z.object({
  table: id, unit: z.object({ id, name: z.string() }), revision: z.number().int(), editionHash: z.string(),
  state: sheetStateSchema, readOnly: z.string().nullable(), due: z.string(),
  rows: z.array(sheetRowSchema), explanations: z.array(explanationSchema),
  lastYear: z.array(z.object({ id, cells: z.array(cellSchema) })), lastYearExplanations: z.array(explanationSchema),
  submission: z.object({ id, number: z.string(), at: z.string(), count: z.number().int(), canWithdraw: z.boolean() }).nullable(),
})
/** Reference lists for offline use and search: the keys a ref field may hold, with a label and the columns that prefill others. */
export const referenceSchema = z.object({ lists: z.array(z.object({ table: id, field: id, fields: z.array(z.string()), rows: z.array(z.array(cellSchema)) })), asOf: z.string() })

export const draftSchema = z.object({
  requestId, baseRevision: z.number().int(), editionHash: z.string(),
  rows: z.array(z.object({ id, cells: cellsSchema })).max(20000),
  /** row ids in sheet order; rows the server knows that are not listed are removed */
  order: z.array(id).max(20000),
  explanations: z.array(explanationSchema).max(20000),
})
export const draftAnswerSchema = z.object({ revision: z.number().int(), savedAt: z.string(), rows: z.number().int() })

export const checkSchema = z.object({ sequence: z.number().int(), editionHash: z.string(), rows: z.array(z.object({ id, cells: cellsSchema })).max(20000), whole: z.boolean() })
export const checkAnswerSchema = z.object({ sequence: z.number().int(), findings: z.array(findingSchema), checkedAt: z.string() })

export const submitSchema = z.object({
  requestId, baseRevision: z.number().int(), editionHash: z.string(),
  rows: z.array(z.object({ id, cells: cellsSchema })).max(20000),
  explanations: z.array(explanationSchema).max(20000), confirmed: z.literal(true),
})
export const submitAnswerSchema = z.object({ submission: id, number: z.string(), at: z.string(), hash: z.string(), rows: z.number().int(), changed: z.number().int(), next: z.array(z.object({ level: z.string(), names: z.array(z.string()), due: z.string() })) })
/** GET …/submissions/preview — what would be sent, told before it is. */
export const previewSchema = z.object({ rows: z.number().int(), added: z.number().int(), changed: z.number().int(), fewerThanLastYear: z.number().int(), next: z.array(z.object({ level: z.string(), names: z.array(z.string()), due: z.string() })) })

// ── review ─────────────────────────────────────────────────────────────────
export const queueEntrySchema = z.object({
  submission: id, number: z.string(), table: id, tableNumber: z.string(), tableName: z.string(), unit: z.object({ id, name: z.string() }), filler: z.string(),
  at: z.string(), due: z.string(), level: id, levelName: z.string(), count: z.number().int(), rows: z.number().int(), pendingRows: z.number().int(),
  explained: z.number().int(), changed: z.number().int(), own: z.boolean(), password: z.boolean(),
})
export const queueSchema = z.object({ pending: z.array(queueEntrySchema), waiting: z.array(queueEntrySchema), passed: z.number().int() })

export const differenceSchema = z.object({ rowId: id, field: z.string().nullable(), kind: z.enum(['added', 'removed', 'changed']), before: cellSchema, after: cellSchema })
/** One submission as the reviewer sees it. `rows[].pending` = waits for this reviewer's level. */
export const reviewSchema = z.object({
  submission: id, number: z.string(), table: id, unit: z.object({ id, name: z.string() }), filler: z.string(), at: z.string(), due: z.string(),
  count: z.number().int(), hash: z.string(), editionHash: z.string(), level: levelSchema.nullable(), canDecide: z.boolean(), whyNot: z.string().nullable(),
  rows: z.array(sheetRowSchema.extend({ pending: z.boolean(), position: z.number().int() })),
  explanations: z.array(explanationSchema), findings: z.array(findingSchema),
  sinceLastYear: z.array(differenceSchema), sinceLastSubmission: z.array(differenceSchema),
})
export const decideSchema = z.object({
  requestId,
  /** row ids to approve; `all` = every row still pending at this level that is not returned here */
  approve: z.union([z.literal('all'), z.array(id)]),
  returns: z.array(z.object({ rowIds: z.array(id).min(1), reason: id, text: z.string().trim().min(4).max(500), fields: z.array(id).min(1) })),
  confirmed: z.array(dimensionSchema), countTyped: z.number().int().nullable(), password: z.string().max(200).nullable(),
  /** hash of the submission that was looked at; the decision is refused when it moved */
  hash: z.string(),
})
export const decideAnswerSchema = z.object({ approved: z.number().int(), returned: z.number().int(), passedLevel: z.boolean(), final: z.boolean(), next: z.string().nullable() })

// ── progress and merge ─────────────────────────────────────────────────────
export const progressSchema = z.object({
  tables: z.array(z.object({ id, number: z.string(), name: z.string() })),
  units: z.array(z.object({ id, name: z.string() })),
  cells: z.array(z.object({ table: id, unit: id, state: sheetStateSchema, rows: z.number().int(), due: z.string(), late: z.boolean(), filler: z.string().nullable(), waitsOn: z.string().nullable() })),
  totals: z.object({ assigned: z.number().int(), passed: z.number().int(), onTime: z.number().int(), firstPass: z.number().int(), late: z.number().int() }),
})
export const mergePlanSchema = z.object({ tables: z.array(z.object({ id, number: z.string(), name: z.string(), rows: z.number().int(), draftRows: z.number().int(), missing: z.array(z.string()) })), cells: z.number().int() })
export const mergeQuerySchema = z.object({ tables: z.string().optional(), drafts: z.enum(['yes', 'no']).default('no'), mask: z.enum(['yes', 'no']).default('yes'), purpose: z.string().trim().min(2).max(200) })
/** Rows for the open workbook: official fields plus origin. */
export const mergedTableSchema = z.object({ table: id, rows: z.array(z.object({ cells: z.array(cellSchema), origin: z.object({ unit: z.string(), filler: z.string(), submission: z.string(), approvals: z.string(), rowId: z.string(), state: z.string() }) })) })
export const mergedSchema = z.object({ tables: z.array(mergedTableSchema), hash: z.string(), at: z.string() })

// ── events (SSE) ───────────────────────────────────────────────────────────
/** `revision`: of the draft the news is about, so that a pane knows its own. */
export const eventSchema = z.object({ kind: z.enum(['sheet', 'queue', 'progress', 'cycle', 'hello']), table: z.string().nullable(), unit: z.string().nullable(), at: z.string(), revision: z.number().int().optional() })

/** Every refused request has this body. `text` is a full Chinese sentence that says what to do next. */
export const problemBodySchema = z.object({ code: z.string(), text: z.string(), details: z.record(z.string(), z.unknown()), requestId: z.string() })

export type Me = z.infer<typeof meSchema>
export type Session = z.infer<typeof sessionSchema>
export type Task = z.infer<typeof taskSchema>
export type SheetState = z.infer<typeof sheetStateSchema>
export type SheetAnswer = z.infer<typeof sheetSchema>
export type SheetRow = z.infer<typeof sheetRowSchema>
export type RowState = z.infer<typeof rowStateSchema>
export type DecisionNote = z.infer<typeof decisionSchema>
export type References = z.infer<typeof referenceSchema>
export type DraftBody = z.infer<typeof draftSchema>
export type CheckBody = z.infer<typeof checkSchema>
export type CheckAnswer = z.infer<typeof checkAnswerSchema>
export type SubmitBody = z.infer<typeof submitSchema>
export type SubmitAnswer = z.infer<typeof submitAnswerSchema>
export type QueueEntry = z.infer<typeof queueEntrySchema>
export type Queue = z.infer<typeof queueSchema>
export type Difference = z.infer<typeof differenceSchema>
export type Review = z.infer<typeof reviewSchema>
export type DecideBody = z.infer<typeof decideSchema>
export type DecideAnswer = z.infer<typeof decideAnswerSchema>
export type Progress = z.infer<typeof progressSchema>
export type Merged = z.infer<typeof mergedSchema>
export type MergePlan = z.infer<typeof mergePlanSchema>
export type StatusEvent = z.infer<typeof eventSchema>
export type ProblemBody = z.infer<typeof problemBodySchema>
