-- The whole of the first schema. Portable: TEXT, INTEGER, CHECK, keys; the runner adds what an engine wants of its own (STRICT on SQLite)
-- and, for each `-- immutable:` line, triggers that refuse update and delete. Booleans are 0/1, times ISO 8601 in UTC, cells JSON.
-- Every key begins with collegeId: it is the wall between colleges and the distribution column of a cluster. Ids are made by us.

CREATE TABLE colleges (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  regime TEXT NOT NULL,
  createdAt TEXT NOT NULL
);

-- The official definition a cycle was opened with, kept word for word: the files under rules/ may move on.
CREATE TABLE editions (
  hash TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  json TEXT NOT NULL
);
-- immutable: editions

CREATE TABLE cycles (
  collegeId TEXT NOT NULL REFERENCES colleges (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('preparing', 'collecting', 'frozen')),
  isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
  edition TEXT NOT NULL,
  editionHash TEXT NOT NULL,
  academicStart TEXT NOT NULL,
  academicEnd TEXT NOT NULL,
  calendarYear INTEGER NOT NULL,
  point TEXT NOT NULL,
  lastCycle TEXT,
  opensAt TEXT NOT NULL,
  PRIMARY KEY (collegeId, id)
);

CREATE TABLE units (
  collegeId TEXT NOT NULL REFERENCES colleges (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- 机构代码 of source table S1: whose source rows belong to this unit
  orgCode TEXT,
  position INTEGER NOT NULL,
  PRIMARY KEY (collegeId, id),
  UNIQUE (collegeId, name)
);

CREATE TABLE persons (
  collegeId TEXT NOT NULL REFERENCES colleges (id),
  id TEXT NOT NULL,
  staffNo TEXT NOT NULL,
  name TEXT NOT NULL,
  passwordHash TEXT NOT NULL,
  mustChangePassword INTEGER NOT NULL CHECK (mustChangePassword IN (0, 1)),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  createdAt TEXT NOT NULL,
  PRIMARY KEY (collegeId, id),
  UNIQUE (collegeId, staffNo)
);

CREATE TABLE roles (
  collegeId TEXT NOT NULL,
  personId TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('filler', 'unit-reviewer', 'unit-head', 'owner-reviewer', 'quality', 'admin')),
  unitId TEXT NOT NULL,
  PRIMARY KEY (collegeId, personId, role, unitId),
  FOREIGN KEY (collegeId, personId) REFERENCES persons (collegeId, id),
  FOREIGN KEY (collegeId, unitId) REFERENCES units (collegeId, id)
);
CREATE INDEX rolesByUnit ON roles (collegeId, unitId, role);
CREATE INDEX rolesByRole ON roles (collegeId, role);

-- The token itself is never kept, only its SHA-256.
CREATE TABLE sessions (
  collegeId TEXT NOT NULL,
  tokenHash TEXT NOT NULL,
  personId TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  PRIMARY KEY (collegeId, tokenHash),
  FOREIGN KEY (collegeId, personId) REFERENCES persons (collegeId, id)
);
CREATE INDEX sessionsByToken ON sessions (tokenHash);
CREATE INDEX sessionsByPerson ON sessions (collegeId, personId);

CREATE TABLE assignments (
  collegeId TEXT NOT NULL,
  cycleId TEXT NOT NULL,
  tableId TEXT NOT NULL,
  unitId TEXT NOT NULL,
  ownerUnitId TEXT NOT NULL,
  due TEXT NOT NULL,
  -- level id → due, JSON
  levelDue TEXT NOT NULL,
  PRIMARY KEY (collegeId, cycleId, tableId, unitId),
  FOREIGN KEY (collegeId, cycleId) REFERENCES cycles (collegeId, id),
  FOREIGN KEY (collegeId, unitId) REFERENCES units (collegeId, id),
  FOREIGN KEY (collegeId, ownerUnitId) REFERENCES units (collegeId, id)
);

CREATE TABLE assignment_fillers (
  collegeId TEXT NOT NULL,
  cycleId TEXT NOT NULL,
  tableId TEXT NOT NULL,
  unitId TEXT NOT NULL,
  personId TEXT NOT NULL,
  PRIMARY KEY (collegeId, cycleId, tableId, unitId, personId),
  FOREIGN KEY (collegeId, cycleId, tableId, unitId) REFERENCES assignments (collegeId, cycleId, tableId, unitId),
  FOREIGN KEY (collegeId, personId) REFERENCES persons (collegeId, id)
);
CREATE INDEX assignmentFillersByPerson ON assignment_fillers (collegeId, personId, cycleId);

-- Where a table at a unit stands now. submissionId is the submission that counts (null: none, or withdrawn).
CREATE TABLE sheets (
  collegeId TEXT NOT NULL,
  cycleId TEXT NOT NULL,
  tableId TEXT NOT NULL,
  unitId TEXT NOT NULL,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('filling', 'submitted', 'returned', 'passed')),
  level INTEGER NOT NULL CHECK (level >= 0),
  submissionId TEXT,
  rowCount INTEGER NOT NULL CHECK (rowCount >= 0),
  changedBy TEXT NOT NULL,
  changedAt TEXT NOT NULL,
  PRIMARY KEY (collegeId, cycleId, tableId, unitId),
  FOREIGN KEY (collegeId, cycleId, tableId, unitId) REFERENCES assignments (collegeId, cycleId, tableId, unitId)
);

-- The working copy: cells as typed, right or wrong.
CREATE TABLE drafts (
  collegeId TEXT NOT NULL,
  cycleId TEXT NOT NULL,
  tableId TEXT NOT NULL,
  unitId TEXT NOT NULL,
  rowId TEXT NOT NULL,
  position INTEGER NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (collegeId, cycleId, tableId, unitId, rowId)
);

-- Explanations of the working copy; rowId '' speaks of the table as a whole.
CREATE TABLE draft_explanations (
  collegeId TEXT NOT NULL,
  cycleId TEXT NOT NULL,
  tableId TEXT NOT NULL,
  unitId TEXT NOT NULL,
  rule TEXT NOT NULL,
  rowId TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (collegeId, cycleId, tableId, unitId, rule, rowId)
);

CREATE TABLE submissions (
  collegeId TEXT NOT NULL,
  id TEXT NOT NULL,
  cycleId TEXT NOT NULL,
  tableId TEXT NOT NULL,
  unitId TEXT NOT NULL,
  number TEXT NOT NULL,
  -- how many times this unit has submitted this table
  count INTEGER NOT NULL,
  -- the submission that counted before this one
  previousId TEXT,
  fillerId TEXT NOT NULL,
  at TEXT NOT NULL,
  hash TEXT NOT NULL,
  editionHash TEXT NOT NULL,
  rowCount INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  PRIMARY KEY (collegeId, id),
  UNIQUE (collegeId, cycleId, number),
  FOREIGN KEY (collegeId, cycleId, tableId, unitId) REFERENCES assignments (collegeId, cycleId, tableId, unitId),
  FOREIGN KEY (collegeId, fillerId) REFERENCES persons (collegeId, id)
);
-- immutable: submissions
CREATE INDEX submissionsBySheet ON submissions (collegeId, cycleId, tableId, unitId);

-- cells are canonical; explanations belong to the version, so writing one makes a new version.
CREATE TABLE row_versions (
  collegeId TEXT NOT NULL,
  id TEXT NOT NULL,
  rowId TEXT NOT NULL,
  submissionId TEXT NOT NULL,
  cells TEXT NOT NULL,
  explanations TEXT NOT NULL,
  hash TEXT NOT NULL,
  fillerId TEXT NOT NULL,
  PRIMARY KEY (collegeId, id),
  FOREIGN KEY (collegeId, submissionId) REFERENCES submissions (collegeId, id)
);
-- immutable: row_versions

CREATE TABLE submission_rows (
  collegeId TEXT NOT NULL,
  submissionId TEXT NOT NULL,
  position INTEGER NOT NULL,
  rowId TEXT NOT NULL,
  versionId TEXT NOT NULL,
  PRIMARY KEY (collegeId, submissionId, position),
  FOREIGN KEY (collegeId, submissionId) REFERENCES submissions (collegeId, id),
  FOREIGN KEY (collegeId, versionId) REFERENCES row_versions (collegeId, id)
);
-- immutable: submission_rows
CREATE INDEX submissionRowsByVersion ON submission_rows (collegeId, versionId);

-- Explanations of the submission as a whole (rowId null); those of rows live in their versions.
CREATE TABLE submission_explanations (
  collegeId TEXT NOT NULL,
  submissionId TEXT NOT NULL,
  rule TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (collegeId, submissionId, rule),
  FOREIGN KEY (collegeId, submissionId) REFERENCES submissions (collegeId, id)
);
-- immutable: submission_explanations

CREATE TABLE withdrawals (
  collegeId TEXT NOT NULL,
  submissionId TEXT NOT NULL,
  personId TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (collegeId, submissionId),
  FOREIGN KEY (collegeId, submissionId) REFERENCES submissions (collegeId, id)
);
-- immutable: withdrawals

-- A decision hangs on (row version, level): an untouched row keeps its approvals when others are returned.
CREATE TABLE decisions (
  collegeId TEXT NOT NULL,
  versionId TEXT NOT NULL,
  levelId TEXT NOT NULL,
  submissionId TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'returned', 'skipped')),
  personId TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT,
  text TEXT,
  fields TEXT NOT NULL,
  PRIMARY KEY (collegeId, versionId, levelId),
  FOREIGN KEY (collegeId, versionId) REFERENCES row_versions (collegeId, id),
  FOREIGN KEY (collegeId, submissionId) REFERENCES submissions (collegeId, id)
);
-- immutable: decisions
CREATE INDEX decisionsBySubmission ON decisions (collegeId, submissionId);

-- A request sent twice is answered once.
CREATE TABLE requests (
  collegeId TEXT NOT NULL,
  personId TEXT NOT NULL,
  requestId TEXT NOT NULL,
  command TEXT NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (collegeId, personId, requestId)
);

-- Append-only; each event carries the hash of the one before it.
CREATE TABLE audit_events (
  collegeId TEXT NOT NULL REFERENCES colleges (id),
  sequence INTEGER NOT NULL,
  at TEXT NOT NULL,
  personId TEXT,
  action TEXT NOT NULL,
  cycleId TEXT,
  tableId TEXT,
  unitId TEXT,
  subject TEXT,
  details TEXT NOT NULL,
  previousHash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (collegeId, sequence)
);
-- immutable: audit_events
