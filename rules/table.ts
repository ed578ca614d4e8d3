import type { ValueType } from './value.ts'

/** How strongly a finding speaks. error blocks submission; warning needs an explanation; hint only tells. */
export type Severity = 'error' | 'warning' | 'hint'

/** Where a check gets its facts. field, row and table need only the table itself; cross-table needs other tables. */
export type CheckLevel = 'field' | 'row' | 'table' | 'cross-table'

/** The four qualities the regulations name (焦作第八条, 襄阳第五条). */
export type Dimension = '规范性' | '完整性' | '合理性' | '真实性'

/** academic_year = 9/1–8/31, calendar_year = 1/1–12/31 (money), point = a date set by the year's notice. Source: 襄阳第七条. */
export type StatTime = 'academic_year' | 'calendar_year' | 'point'

export interface CodeValue { readonly code: string | null; readonly name: string; readonly note?: string }

/** A code list. `closed`: other values are errors; open: other values get a hint. */
export interface CodeList {
  readonly id: string
  readonly name: string
  readonly closed: boolean
  readonly standard?: string
  readonly note?: string
  readonly source: readonly string[]
  /** the values are kept elsewhere (the national catalogue of majors): `values` is empty and nothing is compared with them */
  readonly external?: boolean
  readonly values: readonly CodeValue[]
}

/** One column of an official table. */
export interface Field {
  /** ascii id, unique in its table, used in YAML, SQL and wire */
  readonly id: string
  /** the official full name; group parts are separated by `-` as in `学校举办者-名称（全称）` */
  readonly name: string
  /** the last part of the name, the table header in the sheet: unique within the table (disambiguated when needed) */
  readonly header: string
  /** the group headers above it, outermost first; empty when none */
  readonly groups: readonly string[]
  readonly type: ValueType
  /** number only: true for integers */
  readonly integer?: boolean
  /** number only: allowed digits after the point */
  readonly decimals?: number
  readonly required: boolean | 'conditional'
  readonly unit?: string
  readonly length?: number
  readonly maxLength?: number
  readonly range?: readonly [number, number]
  readonly codelist?: string
  /** reference: a value of this field must exist there */
  readonly ref?: { readonly table: string; readonly field: string }
  /** filled from a source table by this table's key, or computed; shaded, not typed (design: grey columns) */
  readonly prefill?: { readonly table: string; readonly key: string; readonly field: string }
  /** a computed field's formula, shaded and never typed */
  readonly computed?: string
  /** personal data, masked by role (焦作第二十条) */
  readonly personal?: boolean
  readonly statTime?: StatTime
  readonly note?: string
  readonly meaning?: string
  readonly mistakes?: string
  readonly example?: string
  readonly source: readonly string[]
}

/** One official table. `number` is official ("6.1.1"), `id` ascii ("ft_teacher_basic"). */
export interface Table {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly chapter: string
  /** list = many rows; single = exactly one row */
  readonly kind: 'list' | 'single'
  /** true for S1…S8 */
  readonly isSource: boolean
  readonly statTime: StatTime
  readonly filledBy: string
  /** default owner office (业务归口部门) by name; a college may set another */
  readonly owner: string
  readonly uniqueKey: readonly string[]
  /** most rows a unit may send; default 20000 */
  readonly maxRows: number
  readonly note?: string
  readonly orderConfidence: string
  readonly source: readonly string[]
  readonly fields: readonly Field[]
}

/** One rule of `rules.yaml`, as data. The formula must be TRUE, else the message is a finding. */
export interface Check {
  /** official id in our data: F013, R046, T001, X002 … */
  readonly id: string
  readonly level: CheckLevel
  readonly severity: Severity
  readonly dimension: Dimension
  /** table id it judges */
  readonly table: string
  /** field ids that are marked when it fires; the first is where a click goes */
  readonly fields: readonly string[]
  /** judged only where this is TRUE (blank or error = not judged) */
  readonly when?: string
  readonly formula: string
  /** what must hold, at most 16 characters: the head of its group in the pane */
  readonly title: string
  /** sentence with the actual values: `{字段名}` and `{=formula}` are replaced */
  readonly message: string
  /** what to write instead, as a formula giving the new value of the first field: a one-click fix */
  readonly fix?: string
  readonly source: readonly string[]
  readonly basis?: string
  /** where the data's pseudo-code was loose: how it was made exact */
  readonly exact?: string
}

/**
 * What reading a cell and the field checks look for by themselves. Words, severity and quality of each are data (`checks/generic.yaml`).
 * required, number, integer, decimals, range, yearmonth, date, period, codelist, max-length, length, spaces, full-name: level field ·
 * reference, computed: level cross-table, the value must exist in `field.ref`, a shaded cell must be as the system fills it · blank-row, sequence: level table.
 * A cell gets at most one built-in finding: the first in this order.
 */
export const builtinKinds = [
  'required', 'number', 'integer', 'decimals', 'range', 'yearmonth', 'date', 'period', 'codelist', 'max-length', 'length',
  'spaces', 'full-name', 'computed', 'reference', 'blank-row', 'sequence',
] as const
export type BuiltinKind = (typeof builtinKinds)[number]

/** A rule that is built into the reading of cells. Which fields it judges: `Catalogue` → `FieldEntry.builtins`. */
export interface BuiltinCheck {
  /** F001 … F012, T022, T023 of our data; G… where the data only implies the rule (ranges, references) */
  readonly id: string
  readonly builtin: BuiltinKind
  readonly level: CheckLevel
  readonly severity: Severity
  readonly dimension: Dimension
  /** what must hold, at most 16 characters */
  readonly title: string
  /** the rule in one sentence, for lists of rules; what a finding says depends on how the cell is wrong (rules/text) */
  readonly message: string
  /** judged in these fields only, as `table.field` */
  readonly only?: readonly string[]
  /** not judged in these fields, as `table.field`, because another rule says it better */
  readonly except?: readonly string[]
  readonly source: readonly string[]
  readonly basis?: string
  readonly exact?: string
}

/** A rule that cannot be computed from the tables of this edition: a person looks at it. */
export interface ReviewerCheck {
  readonly id: string
  readonly severity: Severity
  /** ids of the tables it is about */
  readonly tables: readonly string[]
  readonly fields: readonly string[]
  readonly title: string
  readonly message: string
  /** why no formula can tell */
  readonly why: string
  /** who looks at it: an office or a role by name */
  readonly who: string
  readonly source: readonly string[]
}

/** Everything of one year's official definition. Frozen by its SHA-256 for each cycle. */
export interface Edition {
  readonly id: string
  readonly title: string
  readonly sources: Readonly<Record<string, string>>
  readonly tables: readonly Table[]
  readonly codelists: readonly CodeList[]
  readonly checks: readonly Check[]
  readonly builtins: readonly BuiltinCheck[]
  readonly reviewerChecks: readonly ReviewerCheck[]
}

/** The stretch of time a cycle reports on. Dates as `YYYY-MM-DD`. */
export interface Period {
  readonly academicYear: { readonly start: string; readonly end: string }
  readonly calendarYear: number
  /** date of point-in-time figures, from the year's notice */
  readonly point: string
}
