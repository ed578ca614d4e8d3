import type { Value, ValueType } from '../value.ts'
import { bind } from './bind.ts'
import { asScalar, fits } from './arguments.ts'
import { typeName } from './bound.ts'
import type { Binding, Scalar } from './bound.ts'
import type { EvalContext, Scope, TableShape } from './context.ts'
import type { Result } from './fault.ts'
import { Refusal } from './formula-error.ts'
import type { FormulaError } from './formula-error.ts'
import { LIMITS } from './limits.ts'
import { parse } from './parse.ts'

/** Columns of a table a formula reads beyond its own row; no fields when only the number of rows matters. */
export interface TableUse { readonly table: string; readonly fields: readonly string[] }

/** A formula ready to be worked out row by row. */
export interface Formula {
  readonly source: string
  readonly type: ValueType
  /** ids of the current row's fields that are read, in the order they are met */
  readonly fields: readonly string[]
  /** tables that are read by column (the own table too): when one of these columns changes, results may */
  readonly uses: readonly TableUse[]
  /** other rows of its own table matter */
  readonly needsTable: boolean
  /**
   * which other rows of its own table matter: those that agree with the current row in all fields of one of these groups.
   * Empty: none. `null`: any row may.
   */
  readonly peers: readonly (readonly string[])[] | null
  /**
   * @param row values of the current row by position of the field in its table; blank where missing
   * @returns a value, `null` for blank (不知道), or a fault (`isFault`). Never throws.
   */
  evaluate(row: readonly Value[], context: EvalContext): Result
}

export type Compiled = { readonly ok: true; readonly formula: Formula } | { readonly ok: false; readonly errors: readonly FormulaError[] }

/**
 * Compiles a formula against the tables it may name.
 * @param expect the type the result must have; text and code stand for each other, `""` for every type
 * @example compileFormula('=IF([职称]="教授",[学时]>=32,TRUE)', { self: teaching, tables }, 'bool')
 */
export function compileFormula(source: string, scope: Scope, expect?: ValueType): Compiled {
  const errors: FormulaError[] = []
  const fields = new Set<string>()
  const uses = new Map<string, { table: TableShape; fields: Set<string> }>()
  const peers: (readonly string[])[] = []
  let looksAround = false
  let scans = 0
  const use = (table: TableShape, read: readonly string[]): void => {
    const found = uses.get(table.id) ?? { table, fields: new Set<string>() }
    for (const field of read) found.fields.add(field)
    uses.set(table.id, found)
  }
  const binding: Binding = {
    scope,
    scans(place) {
      if (++scans > LIMITS.scans) this.report(place, 'formula.too-big', `拿本行的值去比大小的条件函数多于${LIMITS.scans}个，每一行都要看整张表。请先写一个等于的条件，或拆成几条规则。`)
    },
    report(place, code, message) { if (errors.length < LIMITS.errors) errors.push({ code, message, at: place.at, length: place.length }) },
    reads(field) { fields.add(field.id) },
    uses(table, read) {
      if (table.id === scope.self.id) looksAround = true
      use(table, read)
    },
    peers(read) {
      peers.push(read)
      use(scope.self, read)
    },
  }
  try {
    const whole = asScalar(binding, bind(parse(source), binding), 'any', '公式')
    if (whole !== null && errors.length === 0) checkResult(binding, whole, expect)
    if (whole === null || errors.length > 0) return { ok: false, errors: errors.sort((a, b) => a.at - b.at) }
    const type = whole.type === 'blank' || whole.type === 'unknown' ? expect ?? 'text' : whole.type
    return { ok: true, formula: Object.freeze({
      source, type, fields: [...fields], uses: [...uses.values()].map(use => ({ table: use.table.id, fields: [...use.fields] })),
      needsTable: uses.has(scope.self.id), peers: looksAround ? null : peers, evaluate: whole.run,
    }) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, errors: [error.error] }
    throw error
  }
}

function checkResult(binding: Binding, whole: Scalar, expect: ValueType | undefined): void {
  if (expect === undefined || fits(whole.type, expect === 'text' || expect === 'code' ? ['text', 'code'] : [expect])) return
  const remedy = expect === 'bool' ? '请写成条件，例如 [学时]>=32。' : '请改写公式或字段类型。'
  binding.report(whole.node, 'formula.result', `公式的结果应是${typeName(expect)}，现在是${typeName(whole.type)}。${remedy}`)
}
