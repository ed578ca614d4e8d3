import type { Formula, TableUse } from '../formula/compile.ts'
import type { Scope } from '../formula/context.ts'
import type { BuiltinCheck, BuiltinKind, Check, CodeList, CodeValue, Edition, Field, ReviewerCheck, Table } from '../table.ts'

/** A message cut at its braces. `field` prints the cell as a person writes it, `formula` its result by `formula.type`. */
export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string; readonly index: number }
  | { readonly kind: 'formula'; readonly formula: Formula }

export interface CompiledCheck {
  readonly check: Check
  /** positions of `check.fields` in a row */
  readonly fields: readonly number[]
  /** not judged unless this gives TRUE; null = always judged */
  readonly when: Formula | null
  /** gives TRUE when all is well; FALSE is a finding; blank or a fault is not judged */
  readonly formula: Formula
  readonly fix: Formula | null
  readonly message: readonly MessagePart[]
  /** columns the formulas read beyond the row, own table included: when one of them changes, results may */
  readonly uses: readonly TableUse[]
  /**
   * positions of the fields `when` and `formula` take from the row being judged: when one is unreadable, or required and blank, the check waits.
   * Empty: the check is about the table as a whole and is judged once, with a finding of no row.
   */
  readonly rowUses: readonly number[]
  /** positions of the fields of this table that `when` and `formula` read as whole columns */
  readonly columnUses: readonly number[]
  /** which other rows of this table decide what the check says of a row, as in `Formula`; null = any may */
  readonly peers: readonly (readonly string[])[] | null
}

export interface CodeListEntry {
  readonly list: CodeList
  readonly byName: ReadonlyMap<string, CodeValue>
  readonly byCode: ReadonlyMap<string, CodeValue>
  /** names in official order, as a drop-down offers them */
  readonly names: readonly string[]
  /** the name most like a text (“汉” → “汉族”), null when none is near */
  readonly nearest: (text: string) => string | null
}

/** The column a reference points at. */
export interface ReferenceTarget { readonly table: Table; readonly field: Field; readonly index: number }

/** A column filled from another table: the row there whose `key` column equals this row's column `by`. */
export interface Prefill {
  readonly field: number
  /** position, in this table, of the field that holds the key */
  readonly by: number
  readonly table: string
  readonly key: string
  readonly from: string
}

export interface FieldEntry {
  readonly field: Field
  readonly index: number
  /** the built-in rules that judge this field; a kind that is absent is not judged here */
  readonly builtins: Readonly<Partial<Record<BuiltinKind, BuiltinCheck>>>
  readonly codes: CodeListEntry | null
  readonly ref: ReferenceTarget | null
  readonly computed: Formula | null
  /** shaded, never typed: prefilled or computed */
  readonly shaded: boolean
}

export interface TableEntry {
  readonly table: Table
  readonly fields: readonly FieldEntry[]
  /** field id → position in a row */
  readonly index: ReadonlyMap<string, number>
  /** positions of the unique key; empty when the table has none */
  readonly key: readonly number[]
  readonly checks: {
    readonly field: readonly CompiledCheck[]
    readonly row: readonly CompiledCheck[]
    readonly table: readonly CompiledCheck[]
    readonly crossTable: readonly CompiledCheck[]
  }
  /** built-in rules about the table as a whole: blank-row, sequence */
  readonly builtins: Readonly<Partial<Record<BuiltinKind, BuiltinCheck>>>
  readonly prefills: readonly Prefill[]
  /** fields in the order computed columns must be worked out */
  readonly computeOrder: readonly number[]
  /** ids of other tables that references, prefilled columns and cross-table checks read */
  readonly reads: readonly string[]
  readonly reviewerChecks: readonly ReviewerCheck[]
  /** what `formula/` compiles against: this table as self */
  readonly scope: Scope
}

/** An edition made ready for judging. Made once for each edition; holds no rows. */
export interface Catalogue {
  readonly edition: Edition
  /** by id, in the order of the edition */
  readonly tables: ReadonlyMap<string, TableEntry>
  /** by official number: "6.1.1" */
  readonly byNumber: ReadonlyMap<string, TableEntry>
  readonly codelists: ReadonlyMap<string, CodeListEntry>
  /** any rule by its id and table id (`R046`, `ft_teacher_basic`): built-in or of the table */
  readonly rule: (id: string, table: string) => Check | BuiltinCheck | null
}
