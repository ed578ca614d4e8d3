/**
 * What SQLite's planner should think of our tables: many rows a college, few a version. Without statistics it takes any index that begins
 * with collegeId for a good one (measured: 0.9 s instead of 5 ms for the decisions of 448 rows). Fixed figures of a typical database
 * rather than ANALYZE, so that plans are the same on an empty database, in tests and on the last day. Source: sqlite.org/optoverview.html, “manual control of query plans using sqlite_stat tables”.
 */
import type Sqlite from 'better-sqlite3'

/** table, index, “rows, then rows alike in the first column, in the first two, …” */
const figures: readonly (readonly [string, string, string])[] = [
  ['cycles', 'sqlite_autoindex_cycles_1', '40 4 1'],
  ['units', 'sqlite_autoindex_units_1', '600 60 1'],
  ['units', 'sqlite_autoindex_units_2', '600 60 1'],
  ['persons', 'sqlite_autoindex_persons_1', '10000 1000 1'],
  ['persons', 'sqlite_autoindex_persons_2', '10000 1000 1'],
  ['roles', 'sqlite_autoindex_roles_1', '10000 1000 2 1 1'],
  ['roles', 'rolesByUnit', '10000 1000 20 4'],
  ['roles', 'rolesByRole', '10000 1000 160'],
  ['sessions', 'sqlite_autoindex_sessions_1', '10000 1000 1'],
  ['sessions', 'sessionsByToken', '10000 1'],
  ['sessions', 'sessionsByPerson', '10000 1000 2'],
  ['assignments', 'sqlite_autoindex_assignments_1', '50000 5000 2500 60 1'],
  ['assignment_fillers', 'sqlite_autoindex_assignment_fillers_1', '60000 6000 3000 70 2 1'],
  ['assignment_fillers', 'assignmentFillersByPerson', '60000 6000 10 5'],
  ['sheets', 'sqlite_autoindex_sheets_1', '50000 5000 2500 60 1'],
  ['drafts', 'sqlite_autoindex_drafts_1', '2000000 200000 100000 10000 300 1'],
  ['draft_explanations', 'sqlite_autoindex_draft_explanations_1', '100000 10000 5000 500 20 5 1'],
  ['submissions', 'sqlite_autoindex_submissions_1', '100000 10000 1'],
  ['submissions', 'sqlite_autoindex_submissions_2', '100000 10000 5000 1'],
  ['submissions', 'submissionsBySheet', '100000 10000 5000 100 2'],
  ['row_versions', 'sqlite_autoindex_row_versions_1', '4000000 400000 1'],
  ['submission_rows', 'sqlite_autoindex_submission_rows_1', '8000000 800000 300 1'],
  ['submission_rows', 'submissionRowsByVersion', '8000000 800000 2'],
  ['submission_explanations', 'sqlite_autoindex_submission_explanations_1', '10000 1000 2 1'],
  ['withdrawals', 'sqlite_autoindex_withdrawals_1', '1000 100 1'],
  ['decisions', 'sqlite_autoindex_decisions_1', '10000000 1000000 3 1'],
  ['decisions', 'decisionsBySubmission', '10000000 1000000 300'],
  ['requests', 'sqlite_autoindex_requests_1', '1000000 100000 100 1'],
  ['audit_events', 'sqlite_autoindex_audit_events_1', '1000000 100000 1'],
]

/** Writes the figures and has the planner read them. */
export function setStatistics(db: Sqlite.Database): void {
  db.pragma('analysis_limit = 1') // ANALYZE is only there to make the table that holds the figures
  db.exec('ANALYZE')
  db.transaction(() => {
    db.exec('DELETE FROM sqlite_stat1')
    const insert = db.prepare('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)')
    for (const row of figures) insert.run(...row)
  })()
  db.exec('ANALYZE sqlite_schema')
}

/** Every index of the schema, for the test that none is forgotten. */
export function plannedIndexes(): readonly string[] { return figures.map(([, index]) => index) }
