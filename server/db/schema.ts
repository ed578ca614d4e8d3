import type { Kysely, Transaction } from 'kysely'
import type { Role } from '../../rules/regime.ts'

/** Rows as they lie in the database: the columns of the migrations, word for word. Booleans 0/1, times ISO 8601 UTC, `cells` JSON text. */
export interface Schema {
  colleges: { id: string; name: string; regime: string; createdAt: string }
  editions: { hash: string; id: string; json: string }
  cycles: {
    collegeId: string; id: string; name: string; state: 'preparing' | 'collecting' | 'frozen'; isCurrent: number; edition: string; editionHash: string
    academicStart: string; academicEnd: string; calendarYear: number; point: string; lastCycle: string | null; opensAt: string
  }
  units: { collegeId: string; id: string; name: string; orgCode: string | null; position: number }
  persons: { collegeId: string; id: string; staffNo: string; name: string; passwordHash: string; mustChangePassword: number; active: number; createdAt: string }
  roles: { collegeId: string; personId: string; role: Role; unitId: string }
  sessions: { collegeId: string; tokenHash: string; personId: string; createdAt: string; expiresAt: string }
  assignments: SheetKey & { ownerUnitId: string; due: string; levelDue: string }
  assignment_fillers: SheetKey & { personId: string }
  sheets: SheetKey & {
    revision: number; state: StoredState; level: number; submissionId: string | null; rowCount: number; changedBy: string; changedAt: string
  }
  drafts: SheetKey & { rowId: string; position: number; cells: string }
  draft_explanations: SheetKey & { rule: string; rowId: string; text: string }
  submissions: SheetKey & {
    id: string; number: string; count: number; previousId: string | null; fillerId: string; at: string; hash: string; editionHash: string
    rowCount: number; changed: number
  }
  row_versions: { collegeId: string; id: string; rowId: string; submissionId: string; cells: string; explanations: string; hash: string; fillerId: string }
  submission_rows: { collegeId: string; submissionId: string; position: number; rowId: string; versionId: string }
  submission_explanations: { collegeId: string; submissionId: string; rule: string; text: string }
  withdrawals: { collegeId: string; submissionId: string; personId: string; at: string }
  decisions: {
    collegeId: string; versionId: string; levelId: string; submissionId: string; verdict: 'approved' | 'returned' | 'skipped'; personId: string; at: string
    reason: string | null; text: string | null; fields: string
  }
  requests: { collegeId: string; personId: string; requestId: string; command: string; answer: string; at: string }
  audit_events: {
    collegeId: string; sequence: number; at: string; personId: string | null; action: string; cycleId: string | null; tableId: string | null
    unitId: string | null; subject: string | null; details: string; previousHash: string; hash: string
  }
}

/** A table at a unit in a cycle of a college. */
export interface SheetKey { collegeId: string; cycleId: string; tableId: string; unitId: string }

export type StoredState = 'filling' | 'submitted' | 'returned' | 'passed'

/** What stores work on: the database or a transaction of it. */
export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
